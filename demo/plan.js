// Touch and keyboard both count, and the focus stays on a device while the plan is drawn anew.
let last = null;
const device = event => event.target.closest('.device[role=button]');
const choose = found => { if (found) trigger('click', {entity: found.dataset.entity}); };
element.addEventListener('click', event => choose(device(event)));
element.addEventListener('keydown', event => {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  choose(device(event));
});
element.addEventListener('focusin', event => { last = device(event)?.dataset.entity; });
new MutationObserver(() => {
  if (last && document.activeElement === document.body)
    element.querySelector(`[data-entity="${CSS.escape(last)}"]`)?.focus({preventScroll: true});
}).observe(element, {childList: true, subtree: true});
