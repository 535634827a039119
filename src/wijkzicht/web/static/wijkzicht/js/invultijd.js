// How long a form takes, from the first key to sending it. One moment is kept in the browser, nothing
// of what was typed or of where; a form that was refused goes on counting.

const BEGUN = "wijkzicht-begonnen";

if (!document.querySelector(".wz-summary")) sessionStorage.removeItem(BEGUN);

document.addEventListener("input", (event) => {
  const form = event.target instanceof Element && event.target.closest('form[method="post"]');
  if (form && !sessionStorage.getItem(BEGUN)) sessionStorage.setItem(BEGUN, String(Date.now()));
});

document.addEventListener("submit", (event) => {
  const begun = Number(sessionStorage.getItem(BEGUN));
  if (!begun || event.target.method !== "post") return;
  let field = event.target.querySelector('input[name="seconden"]');
  if (!field) {
    field = document.createElement("input");
    field.type = "hidden";
    field.name = "seconden";
    event.target.append(field);
  }
  field.value = String(Math.round((Date.now() - begun) / 1000));
}, true);
