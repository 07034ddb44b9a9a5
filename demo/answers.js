// Yes and no below the plan.
element.addEventListener('click', event => {
  const found = event.target.closest('button[data-act]');
  if (found) trigger('click', {act: found.dataset.act, choice: -1});
});
