// Running timers count down; when one is over it rings, and the house hears of it.
const ends = new Map();
const clock = seconds => {
  const whole = Math.max(0, Math.ceil(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, at) => at ? String(part).padStart(2, '0') : part).join(':');
};
const ring = () => {
  const sound = new AudioContext(), now = sound.currentTime;
  [0, 0.25, 0.5].forEach(after => {
    const tone = sound.createOscillator(), volume = sound.createGain();
    tone.frequency.value = 880;
    volume.gain.setValueAtTime(0.2, now + after);
    volume.gain.exponentialRampToValueAtTime(0.001, now + after + 0.2);
    tone.connect(volume).connect(sound.destination);
    tone.start(now + after);
    tone.stop(now + after + 0.2);
    if (after === 0.5) tone.onended = () => sound.close();
  });
};
const count = () => element.querySelectorAll('[data-left]').forEach(timer => {
  if (!ends.has(timer)) ends.set(timer, performance.now() + 1000 * Number(timer.dataset.left));
  const left = (ends.get(timer) - performance.now()) / 1000;
  timer.querySelector('.clock').textContent = clock(left);
  if (left > 0 || timer.dataset.rung) return;
  timer.dataset.rung = 'yes';
  ring();
  trigger('click', {over: true});
});
setInterval(() => {
  ends.forEach((_, timer) => { if (!timer.isConnected) ends.delete(timer); });
  count();
}, 250);
