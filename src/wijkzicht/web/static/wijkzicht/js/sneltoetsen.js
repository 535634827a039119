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

// A form with data-shortcut is one key away, else the page that a link with it leads to; unless single
// keys are turned off.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !("shortcuts" in document.body.dataset)) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const form = document.querySelector(`form[data-shortcut="${CSS.escape(event.key)}"]`);
  const first = form?.querySelector("input:not([type=hidden]), textarea, select");
  const link = document.querySelector(`a[data-shortcut="${CSS.escape(event.key)}"]`);
  if (!first && (!link || started())) return;
  event.preventDefault();
  if (first) first.focus();
  else link.click();
});

// Whether something was filled in on this page: a key must not throw it away.
const started = () =>
  [...document.querySelectorAll("#inhoud input, #inhoud textarea")].some(
    (field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked,
  );
