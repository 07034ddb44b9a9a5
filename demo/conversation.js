// Buttons inside the conversation, and a view that follows what is being written.
const copy = async text => {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');  // plain http knows no clipboard
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
};
element.addEventListener('click', event => {
  const found = event.target.closest('button[data-act]');
  if (!found || found.disabled) return;
  const {act, turn, choice, text, done} = found.dataset;
  if (act === 'copy') {
    const before = found.textContent;
    copy(text).then(() => {
      found.textContent = done;
      setTimeout(() => { found.textContent = before; }, 1200);
    });
  } else if (['retry', 'edit', 'undo'].includes(act)) trigger(act);
  else if (act === 'live') {
    found.disabled = true;
    trigger('example_select', {example: Number(found.dataset.recorded)});
  }
  else if (act === 'why') {
    trigger('select', {turn: Number(turn)});
    document.dispatchEvent(new CustomEvent('part', {detail: 'inside'}));
    document.querySelector('#inside')?.scrollIntoView({block: 'start'});
  } else trigger('click', {act, choice: Number(choice)});
});
const log = () => element.querySelector('.log');
const top = found => found.getBoundingClientRect().top;
let near = true;
element.addEventListener('scroll', () => {
  near = log().scrollHeight - log().scrollTop - log().clientHeight < 120;
}, true);
let count = 0;
watch('value', () => {
  const turns = element.querySelectorAll('.turn').length;
  const summary = log().querySelector('.turn:last-child .summary');
  if (summary) log().scrollTop += top(summary.closest('.turn')) - top(log());  // read from the top
  else if (near || turns > count) log().scrollTop = log().scrollHeight;
  if (turns && !count) document.querySelector('.examples')?.removeAttribute('open');
  if (!turns && count) document.querySelector('.examples')?.setAttribute('open', '');
  count = turns;
});
