// How long a form takes, from the first key to sending it. Nothing is kept in the browser, so a form
// that was refused starts again.

const begun = new WeakMap();

document.addEventListener("input", (event) => {
  const form = event.target instanceof Element && event.target.closest('form[method="post"]');
  if (form && !begun.has(form)) begun.set(form, Date.now());
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!begun.has(form)) return;
  let field = form.querySelector('input[name="seconden"]');
  if (!field) {
    field = document.createElement("input");
    field.type = "hidden";
    field.name = "seconden";
    form.append(field);
  }
  field.value = String(Math.round((Date.now() - begun.get(form)) / 1000));
}, true);
