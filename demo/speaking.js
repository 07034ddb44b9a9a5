// Plays the sentences of a reply one after another, each as soon as it is there.
let next = 0, playing = null, said = '';
const stop = () => { playing?.pause(); playing = null; next = 0; };
const play = () => {
  const part = element.querySelector(`[data-part="${next}"]`);
  if (!part || (playing && !playing.ended)) return;
  next += 1;
  playing = new Audio(part.dataset.sound);
  playing.addEventListener('ended', play);
  playing.play().catch(() => {
    const status = element.querySelector('[role=status]');
    if (status) status.textContent = element.querySelector('.aloud').dataset.blocked;
  });
};
watch('value', () => {
  const player = element.querySelector('audio');
  if (!player) { stop(); said = ''; return; }
  // Another reply has another label: what was playing ends.
  if (player.getAttribute('aria-label') !== said) { stop(); said = player.getAttribute('aria-label'); }
  // To hear it again; every sentence in turn.
  const parts = [...element.querySelectorAll('[data-part]')];
  let at = 0;
  player.src = parts[0]?.dataset.sound ?? '';
  player.onended = () => { at += 1; if (parts[at]) { player.src = parts[at].dataset.sound; player.play(); } };
  player.onplay = () => { if (playing && !playing.ended) playing.pause(); };
  play();
});
