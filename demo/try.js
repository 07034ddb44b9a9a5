element.addEventListener('click', event => {
  const found = event.target.closest('button[data-example]');
  if (!found) return;
  trigger('click', {example: Number(found.dataset.example)});
  element.querySelector('details').removeAttribute('open');
});
