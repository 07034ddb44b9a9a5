// The light on the picture follows the words: the newest while they come, then one after another.
let timer = null;
const layer = () => document.querySelector('#present-given .heat');
const light = word => {
  const found = layer();
  if (!found) return;
  found.hidden = false;
  found.src = word.dataset.heat;
  element.querySelectorAll('.lit').forEach(each => each.classList.remove('lit'));
  word.classList.add('lit');
};
watch('value', () => {
  clearInterval(timer);
  const words = [...element.querySelectorAll('[data-heat]')];
  if (!words.length) { if (layer()) layer().hidden = true; return; }
  if (element.querySelector('.busy')) { light(words[words.length - 1]); return; }
  let next = 0;
  const step = () => { light(words[next]); next = (next + 1) % words.length; };
  step();
  timer = setInterval(step, 900);
});
