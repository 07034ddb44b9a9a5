// Keys, clicker and buttons of the presenter view; the step lives in the address, for a reload.
document.body.classList.add('dark', 'presenting');
const live = () => document.querySelector('#present-live textarea, #present-live input');
const state = () => element.querySelector('[data-step]');
// A press that comes right behind a change waits for it to settle: Gradio would drop it.
const SETTLED = 400;
let changed = 0;
const send = what => setTimeout(
  () => trigger('click', what), Math.max(0, changed + SETTLED - performance.now()));
const actions = {
  full: () => document.fullscreenElement
    ? document.exitFullscreen() : document.documentElement.requestFullscreen?.().catch(() => {}),
  say: () => document.body.classList.toggle('unsaid'),
  rehearse: () => send({do: 'rehearse'}),
};
const go = by => {
  if (by === 1 && state()?.dataset.ran === '0')
    document.querySelector('#present-given audio')?.play().catch(() => {});
  send({go: by});
};
const keys = {ArrowRight: 1, PageDown: 1, ' ': 1, ArrowLeft: -1, PageUp: -1};
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches('input, textarea, select, [contenteditable]');
  if (typing && event.key === 'Escape') { event.target.blur(); return; }
  const page = event.key.startsWith('Page');
  if (keys[event.key] && (page || (!typing && !event.target.closest('button, audio')))) {
    event.preventDefault();
    go(keys[event.key]);
  } else if (!typing) {
    const action = {f: actions.full, n: actions.say, r: actions.rehearse}[event.key.toLowerCase()];
    if (action) { event.preventDefault(); action(); }
    if (event.key === '/') { event.preventDefault(); live()?.focus(); }
  }
});
document.addEventListener('click', event => {
  const found = event.target.closest('[data-go], [data-do], [data-press], [data-choice]');
  const device = event.target.closest('#present-plan [data-entity][role=button]');
  if (found) found.blur?.();
  if (found?.dataset.go) go(Number(found.dataset.go));
  else if (found?.dataset.do) actions[found.dataset.do]?.();
  else if (found?.dataset.press) send({press: found.dataset.press});
  else if (found?.dataset.choice) send({choice: Number(found.dataset.choice)});
  else if (device) send({entity: device.dataset.entity});
});
const remember = () => {
  changed = performance.now();
  const step = state()?.dataset.step;
  if (!step) return;
  document.body.dataset.view = state().dataset.view;
  const address = new URL(location.href);
  address.searchParams.set('present', '1');
  address.searchParams.set('step', step);
  history.replaceState(history.state, '', address);
};
watch('value', remember);
