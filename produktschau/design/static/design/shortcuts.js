// Keys for the workspaces: never while typing, never with Ctrl, Alt or Meta, off in the preferences (WCAG 2.1.4).
const help = document.currentScript.dataset.help;
const PAUSE = 1500;
let goSince = 0;

function isTyping(place) {
  if (place.isContentEditable) return true;
  if (place.matches("input")) return !place.matches("[type=checkbox], [type=radio], [type=button], [type=submit]");
  return place.matches("textarea, select");
}

function rows() {
  return [...document.querySelectorAll("main tbody tr")].filter((row) => row.querySelector("a") && row.offsetParent !== null);
}

function currentRow() {
  return document.activeElement.closest("main tbody tr");
}

function step(by) {
  const all = rows();
  if (!all.length) return false;
  const here = all.indexOf(currentRow());
  const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + by, 0), all.length - 1);
  const link = all[next].querySelector("th a, a");
  link.focus();
  all[next].scrollIntoView({ block: "nearest" });
  return true;
}

function choose() {
  const box = currentRow()?.querySelector("input[type=checkbox]:not(:disabled)");
  if (!box) return false;
  box.click();
  return true;
}

function search() {
  const field = document.querySelector("main input[type=search]");
  if (!field) return go("s");
  field.focus();
  field.select();
  return true;
}

function go(letter) {
  const link = document.querySelector(`.areas a[data-go="${CSS.escape(letter)}"]`);
  if (!link) return false;
  link.click();
  return true;
}

async function show() {
  const dialog = document.createElement("dialog");
  dialog.className = "keys-dialog";
  dialog.setAttribute("aria-label", "Tastenkürzel");
  try {
    const answer = await fetch(help);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    dialog.append(document.adoptNode(page.getElementById("tasten")));
  } catch {
    location.assign(help);
    return;
  }
  const close = document.createElement("button");
  close.type = "button";
  close.className = "btn";
  close.textContent = "Schließen";
  close.addEventListener("click", () => dialog.close());
  dialog.append(close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

const KEYS = {
  "?": () => { show(); return true; },
  "/": search,
  j: () => step(1),
  k: () => step(-1),
  x: choose,
  g: () => { goSince = performance.now(); return true; },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
  if (document.querySelector("dialog[open]") || isTyping(event.target)) return;
  const wasGo = goSince && performance.now() - goSince < PAUSE;
  if (event.key !== "Shift") goSince = 0;
  const done = wasGo && event.key.length === 1 ? go(event.key) : KEYS[event.key]?.();
  if (done) event.preventDefault();
});
