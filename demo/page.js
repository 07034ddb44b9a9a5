// On a phone one part of the page is shown at a time; keys work everywhere.
const show = part => {
  const stage = document.querySelector('#stage');
  if (stage) stage.dataset.part = part;
  element.querySelectorAll('button[data-part]').forEach(found =>
    found.setAttribute('aria-pressed', String(found.dataset.part === part)));
};
const lists = () => element.querySelector('dialog');
element.addEventListener('click', event => {
  const found = event.target.closest('button');
  if (found?.dataset.part) { show(found.dataset.part); scrollTo(0, 0); }
  if (found?.dataset.keys) lists().open ? lists().close() : lists().showModal();
});
document.addEventListener('part', event => show(event.detail));
// A swipe goes on to the next part, but for one that moves something by itself.
const parts = () => [...element.querySelectorAll('button[data-part]')].map(found => found.dataset.part);
const own = '.reel, input, textarea, select, dialog, .thumbnails, pre';
let touched = null;
document.addEventListener('touchstart', event => {
  const free = event.touches.length === 1 && !event.target.closest(own) && element.querySelector('.parts').offsetParent;
  touched = free ? event.touches[0] : null;
}, {passive: true});
document.addEventListener('touchend', event => {
  if (!touched) return;
  const [x, y] = [event.changedTouches[0].clientX - touched.clientX, event.changedTouches[0].clientY - touched.clientY];
  if (Math.abs(x) < 60 || Math.abs(x) < 2 * Math.abs(y)) return;
  const here = document.querySelector('#stage').dataset.part || 'talk';
  const next = parts()[parts().indexOf(here) - Math.sign(x)];
  if (next) { show(next); scrollTo(0, 0); }
});
// Whoever needs larger letters must be able to zoom.
document.querySelector('meta[name=viewport]')?.setAttribute('content', 'width=device-width, initial-scale=1');
const language = () => { document.documentElement.lang = element.firstElementChild.lang || 'en'; };
language();
watch('value', () => { language(); show(document.querySelector('#stage')?.dataset.part || 'talk'); });

// The button to stop with comes a moment after the turn that it is to stop, and while the page is drawn anew
// a click may be lost: it is pressed until nothing is busy.
const stop = (tries = 40) => {
  document.querySelector('#composer .stop-button')?.click();
  if (tries && document.querySelector('#conversation [aria-busy=true]')) setTimeout(stop, 100, tries - 1);
};
const step = {ArrowUp: -1, ArrowDown: 1};  // through what was asked before
let at = 0;
document.addEventListener('keydown', event => {
  const area = document.querySelector('#composer textarea');
  const typing = event.target.matches('input:not([type=radio]), textarea, select, [contenteditable]');
  if (event.ctrlKey || event.metaKey || event.altKey || !area) return;
  if (event.key === 'Escape' && !lists().open) stop();
  else if (step[event.key] && event.target === area) {
    const said = [...document.querySelectorAll('#conversation .turn')].map(found => found.dataset.said).filter(Boolean);
    if (!area.value) at = said.length;
    else if (area.value !== said[at]) return;  // what is being written stays
    if (!(at + step[event.key] in said) && event.key === 'ArrowUp') return;
    event.preventDefault();
    at = Math.min(at + step[event.key], said.length);
    area.value = said[at] ?? '';
    area.dispatchEvent(new Event('input', {bubbles: true}));
  } else if (event.key === '/' && !typing) { event.preventDefault(); show('talk'); area.focus(); }
  else if (event.key === '?' && !typing) { event.preventDefault(); lists().showModal(); }
});
