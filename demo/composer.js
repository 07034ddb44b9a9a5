// Hold to talk: what is recorded while the button is held goes into the box as a file, and is sent.
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
let held = false, recorder = null;

async function attach(file) {
  const count = () => box().querySelectorAll('.thumbnail-item').length;
  const before = count(), input = box().querySelector('input[type=file]');
  const files = new DataTransfer();
  files.items.add(file);
  input.files = files.files;
  input.dispatchEvent(new Event('change', {bubbles: true}));
  return waitFor(() => count() > before && !box().querySelector('.loader'));
}

async function press(event) {
  if (held || (event.key && event.key !== ' ' && event.key !== 'Enter')) return;
  event.preventDefault();
  held = true;
  button().classList.add('held');
  const refused = () => { held = false; button().classList.remove('held'); says(button().dataset.refused); };
  if (!navigator.mediaDevices || !window.MediaRecorder) return refused();
  let stream;
  try { stream = await navigator.mediaDevices.getUserMedia({audio: true}); } catch { return refused(); }
  const begun = Date.now(), parts = [];
  const mine = recorder = new MediaRecorder(stream);
  mine.ondataavailable = each => parts.push(each.data);
  mine.onstop = async () => {
    stream.getTracks().forEach(track => track.stop());
    if (Date.now() - begun < 400) return says(button().dataset.longer);
    says('');
    const kind = mine.mimeType.includes('mp4') ? 'm4a' : mine.mimeType.includes('ogg') ? 'ogg' : 'webm';
    if (await attach(new File(parts, `voice.${kind}`, {type: mine.mimeType.split(';')[0]})))
      box().querySelector('.submit-button')?.click();
  };
  mine.start();
  says(button().dataset.listening);
  if (!held) release();
}

function release(event) {
  if (event && !held) return;
  held = false;
  button().classList.remove('held');
  if (recorder?.state === 'recording') { const mine = recorder; setTimeout(() => mine.stop(), 200); }
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
