// Says it 5 minutes before the session ends. Each contact with the server starts the time anew.

const warning = document.querySelector("[data-warn-after]");

if (warning) {
  const form = warning.querySelector("form");
  let timer = 0;
  let before = null;

  const start = () => {
    clearTimeout(timer);
    warning.hidden = true;
    timer = setTimeout(warn, Number(warning.dataset.warnAfter) * 1000);
  };
  const warn = () => {
    before = document.activeElement;
    warning.hidden = false;
    form.querySelector("button").focus();
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const response = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
      if (!response.ok) throw new Error(response.status);
      start();
      before?.focus();
    } catch {
      warning.querySelector("p").textContent = warning.dataset.failed;
    }
  });
  document.addEventListener("wijkzicht:contact", start);
  document.addEventListener("htmx:afterRequest", (event) => event.detail.successful && start());
  start();
}
