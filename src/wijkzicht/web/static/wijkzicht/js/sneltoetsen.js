// "/" goes to the search box unless it is turned off or somebody is typing; Ctrl+Enter sends a form.

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = event.target.closest("form[data-ctrl-enter]");
    if (!form) return;
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
  const search = document.getElementById("zoek");
  if (!search || !("shortcuts" in document.body.dataset)) return;
  event.preventDefault();
  search.focus();
});

// A form with data-shortcut is one key away, unless single keys are turned off.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !("shortcuts" in document.body.dataset)) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const form = document.querySelector(`form[data-shortcut="${CSS.escape(event.key)}"]`);
  const first = form?.querySelector("input:not([type=hidden]), textarea, select");
  if (!first) return;
  event.preventDefault();
  first.focus();
});
