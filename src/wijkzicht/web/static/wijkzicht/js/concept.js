// Keeps a draft on the server while somebody types. Nothing is kept in the browser.
//
// <form data-concept-url="..."> with components/draft_state.html inside. The fields go there as an
// ordinary form post, CSRF token included, at most 1.5 s after the first key that is not yet saved.
// The server answers 2xx when the draft is kept. A failed save is tried again, ever slower.

const WAIT = 1500;
const SLOWEST = 30000;
const KEEPALIVE_LIMIT = 60000; // browsers refuse more than 64 kB while a page goes away

const drafts = new WeakMap();

function draftOf(form) {
  if (!drafts.has(form)) {
    drafts.set(form, { dirty: false, timer: 0, failures: 0, saving: null, sent: false });
  }
  return drafts.get(form);
}

function formOf(element) {
  return element instanceof Element ? element.closest("form[data-concept-url]") : null;
}

function openForms() {
  return [...document.querySelectorAll("form[data-concept-url]")];
}

function say(form, kind) {
  const line = form.querySelector("[data-concept-state]");
  if (!line) return;
  const words = line.dataset[kind];
  const time = new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
  const text = kind === "saved" ? `${words} ${time}` : words;
  line.dataset.toestand = ["saved", "saving"].includes(kind) ? "goed" : "fout";
  if (line.textContent !== text) line.textContent = text;
}

function body(form) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") fields.append(name, value);
  }
  return fields;
}

function post(form, options = {}) {
  return fetch(form.dataset.conceptUrl, {
    method: "POST",
    body: body(form),
    credentials: "same-origin",
    redirect: "manual",
    headers: { "X-Requested-With": "concept" },
    ...options,
  });
}

async function send(form) {
  const draft = draftOf(form);
  draft.dirty = false;
  try {
    const response = await post(form, { signal: AbortSignal.timeout(10000) });
    if (response.ok) {
      draft.failures = 0;
      if (!draft.dirty) say(form, "saved");
      document.dispatchEvent(new CustomEvent("wijkzicht:contact"));
      return true;
    }
    const signedOut = response.type === "opaqueredirect" || [401, 403].includes(response.status);
    fail(form, signedOut ? "signedOut" : "offline");
  } catch {
    fail(form, "offline");
  }
  return false;
}

function fail(form, kind) {
  const draft = draftOf(form);
  draft.dirty = true;
  draft.failures += 1;
  say(form, kind);
}

// One save at a time and in order: an older text never arrives after a newer one.
async function save(form) {
  const draft = draftOf(form);
  clearTimeout(draft.timer);
  draft.timer = 0;
  while (draft.saving) await draft.saving;
  draft.saving = send(form);
  const kept = await draft.saving;
  draft.saving = null;
  if (draft.dirty && !draft.sent) plan(form);
  return kept;
}

function plan(form) {
  const draft = draftOf(form);
  if (draft.timer || draft.sent) return;
  const wait = Math.min(WAIT * 2 ** draft.failures, SLOWEST);
  draft.timer = setTimeout(() => save(form), wait);
}

function touched(event) {
  const form = formOf(event.target);
  if (!form) return;
  const draft = draftOf(form);
  draft.dirty = true;
  if (!draft.failures) say(form, "saving");
  plan(form);
}

// The draft goes first. Only when the server took it, the form itself is sent: so without a
// connection the page with the text stays where it is.
async function submitted(event) {
  const form = formOf(event.target);
  if (!form || form.matches("[hx-post]") || event.defaultPrevented) return;
  const draft = draftOf(form);
  if (draft.sent === "going") return;
  event.preventDefault();
  if (draft.sent) return;
  draft.sent = true;
  const kept = await save(form);
  if (!kept) {
    draft.sent = false;
    say(form, "notSent");
    plan(form);
    return;
  }
  draft.sent = "going";
  form.requestSubmit(event.submitter);
}

function leaving() {
  for (const form of openForms()) {
    const draft = draftOf(form);
    if (!draft.dirty || draft.sent) continue;
    draft.dirty = false;
    const small = body(form).toString().length < KEEPALIVE_LIMIT;
    post(form, { keepalive: small }).catch(() => (draft.dirty = true));
  }
}

document.addEventListener("input", touched);
document.addEventListener("change", touched);
document.addEventListener("submit", submitted);
window.addEventListener("pagehide", leaving);
window.addEventListener("pageshow", () => openForms().forEach((form) => (draftOf(form).sent = false)));
window.addEventListener("online", () => {
  openForms().filter((form) => draftOf(form).dirty).forEach(save);
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden") return;
  openForms().filter((form) => draftOf(form).dirty && !draftOf(form).sent).forEach(save);
});
window.addEventListener("beforeunload", (event) => {
  const lost = openForms().some((form) => draftOf(form).dirty && draftOf(form).failures && !draftOf(form).sent);
  if (lost) event.preventDefault();
});

// Forms that htmx sends: the same sentence when the server could not be reached.
for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(name, (event) => {
    const form = formOf(event.target);
    if (form) say(form, "notSent");
  });
}
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = formOf(event.target);
  if (!form || event.target !== form) return;
  clearTimeout(draftOf(form).timer);
  Object.assign(draftOf(form), { timer: 0, sent: true });
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = formOf(event.target);
  if (!form || event.target !== form) return;
  const draft = draftOf(form);
  draft.sent = false;
  draft.dirty = !event.detail.successful && draft.dirty;
  if (draft.dirty) plan(form);
});
