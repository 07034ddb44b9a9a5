// Talk: held, it records until it is let go; tapped, until the speaker pauses or taps again. What was
// recorded goes into the box as a file, and is sent.
const button = () => element.querySelector('button');
const says = text => { element.querySelector('[role=status]').textContent = text; };
const box = () => document.querySelector('#composer');
const waitFor = async (test, longest = 10000) => {
  for (const begun = Date.now(); Date.now() - begun < longest;) {
    if (test()) return true;
    await new Promise(resolve => setTimeout(resolve, 60));
  }
  return false;
};
// Milliseconds: a tap is shorter, a pause longer, and nobody is waited for for ever.
const TAP = 400, PAUSE = 1300, WAIT = 8000, LONGEST = 29000;
const QUIETEST = 0.008, ABOVE = 3;  // what counts as a voice: an amplitude, and how far above the noise
let held = false, asking = false, recording = null;

async function attach(file) {
  const count = () => box().querySelectorAll('.thumbnail-item').length;
  const before = count(), input = box().querySelector('input[type=file]');
  const files = new DataTransfer();
  files.items.add(file);
  input.files = files.files;
  input.dispatchEvent(new Event('change', {bubbles: true}));
  return waitFor(() => count() > before && !box().querySelector('.loader'));
}

// While a reply is written there is a button to stop it in the place of the one that sends.
function send() {
  const found = box().querySelector('.submit-button');
  if (found) return found.click();
  const enter = {key: 'Enter', bubbles: true, cancelable: true};
  box().querySelector('textarea').dispatchEvent(new KeyboardEvent('keypress', enter));
}

async function press(event) {
  if (held || (event.key && event.key !== ' ' && event.key !== 'Enter')) return;
  event.preventDefault();
  if (recording) return finish();
  held = true;
  if (asking) return;
  const refused = () => { held = asking = false; shown(false); says(button().dataset.refused); };
  if (!navigator.mediaDevices || !window.MediaRecorder) return refused();
  asking = true;
  shown(true);
  let stream;
  try { stream = await navigator.mediaDevices.getUserMedia({audio: true}); } catch { return refused(); }
  asking = false;
  record(stream);
  if (!held) free();
}

function release() {
  if (!held) return;
  held = false;
  if (!recording) return;
  if (Date.now() - recording.begun < TAP) free(); else finish();
}

function record(stream) {
  const recorder = new MediaRecorder(stream), parts = [];
  const mine = recording = {recorder, begun: Date.now(), free: false, wanted: true};
  const deaf = listen(stream, mine);
  recorder.ondataavailable = each => parts.push(each.data);
  recorder.onstop = async () => {
    deaf();
    stream.getTracks().forEach(track => track.stop());
    if (!mine.wanted) return;
    const kind = recorder.mimeType.includes('mp4') ? 'm4a' : recorder.mimeType.includes('ogg') ? 'ogg' : 'webm';
    if (await attach(new File(parts, `voice.${kind}`, {type: recorder.mimeType.split(';')[0]})))
      send();
  };
  recorder.start();
  says(button().dataset.listening);
}

// From a tap on nobody holds anything: the end of the speech has to be heard.
function free() {
  recording.free = true;
  says(button().dataset.free);
}

function finish(wanted = true) {
  const mine = recording;
  if (!mine) return;
  recording = null;
  mine.wanted = wanted;
  shown(false);
  says('');
  setTimeout(() => mine.recorder.stop(), mine.free ? 0 : 200);
}

function shown(listening) {
  button().classList.toggle('held', listening);
  button().setAttribute('aria-pressed', listening);
  button().style.removeProperty('--loud');
}

// Voice activity by loudness above the noise, which is the quietest moment so far, slowly forgotten.
function listen(stream, mine) {
  const context = new AudioContext(), analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let noise = 1, last = 0;
  const clock = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const loud = Math.sqrt(samples.reduce((sum, each) => sum + each * each, 0) / samples.length);
    noise = Math.min(loud, noise * 1.005);
    const now = Date.now();
    if (loud > Math.max(QUIETEST, ABOVE * noise)) last = now;
    button().style.setProperty('--loud', Math.min(1, 6 * loud).toFixed(2));
    const over = last ? now - last > PAUSE : now - mine.begun > WAIT;
    if (mine === recording && (now - mine.begun > LONGEST || (mine.free && over))) finish();
  }, 50);
  return () => { clearInterval(clock); context.close(); };
}
element.addEventListener('pointerdown', event => { if (event.target.closest('.hold')) press(event); });
element.addEventListener('keydown', event => { if (event.target.closest('.hold')) press(event); });
// The space bar does the same wherever it has nothing else to do.
document.addEventListener('keydown', event => {
  if (event.key !== ' ' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input, textarea, select, button, summary, a, audio, dialog, [tabindex], [contenteditable]')) return;
  event.preventDefault();
  press(event);
});
for (const name of ['pointerup', 'pointercancel', 'keyup']) document.addEventListener(name, release);
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || !recording) return;
  event.stopPropagation();  // it ends the listening, and nothing else
  finish(false);
}, true);

// Names for Gradio's own parts of the box, in the visitor's language.
function name() {
  const texts = button().dataset, within = box();
  if (!within) return;
  const set = (found, key, value) => { if (found && found.getAttribute(key) !== value) found.setAttribute(key, value); };
  set(within.querySelector('textarea'), 'aria-label', texts.ask);
  set(within.querySelector('.submit-button'), 'aria-label', texts.send);
  set(within.querySelector('.stop-button'), 'aria-label', texts.stop);
  within.querySelectorAll('.upload-button').forEach(found => set(found, 'aria-label', texts.upload));
  within.querySelectorAll('.delete-button').forEach(found => set(found, 'aria-label', texts.remove));
  const files = within.querySelector('.thumbnails');
  set(files, 'role', 'group');
  set(files, 'aria-label', texts.attached);
  set(files, 'data-about', files?.querySelector('img') ? texts.about : texts.attached);
  within.querySelectorAll('.thumbnail-wrapper').forEach(found => set(found, 'role', 'group'));
}
const watching = new MutationObserver(name);
waitFor(box, 120000).then(found => {
  if (!found) return;
  name();
  watching.observe(box(), {childList: true, subtree: true});
});
watch('value', name);
