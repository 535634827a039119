// After a refused form the reader starts at what is wrong; after a swap at the new heading.

function focusOn(root) {
  const target = root.querySelector?.("[data-focus]") ?? (root.matches?.("[data-focus]") ? root : null);
  if (!target) return;
  if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
  target.focus();
}

focusOn(document);
document.addEventListener("htmx:afterSettle", (event) => focusOn(event.target));
