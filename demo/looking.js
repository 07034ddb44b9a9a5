// Walks through the words: each is chosen for a moment, and with it where the model looked.
const MOMENT = 700;
let timer = null;
const button = () => element.querySelector('[data-play]');
const stop = () => {
  clearInterval(timer);
  timer = null;
  if (!button()) return;
  button().textContent = button().dataset.play;
  button().classList.remove('playing');
};
const play = () => {
  const words = [...element.querySelectorAll('.saw input')].slice(1);  // the first is all of them
  const step = () => {
    const next = words.shift();
    if (next) next.checked = true;
    else stop();
  };
  button().textContent = button().dataset.stop;
  button().classList.add('playing');
  timer = setInterval(step, MOMENT);
  step();
};
element.addEventListener('click', event => {
  if (event.target.closest('[data-play]')) timer ? stop() : play();
  else if (event.target.closest('.saw label')) stop();  // also on the word that is lit just now
});
element.addEventListener('change', stop);  // whoever chooses a word wants to stay with it
watch('value', stop);
