/* Colours while they are typed: a colour chooser beside each field, the preview and the contrasts follow. Without this script
   the fields are text, and the button „Vorschau“ shows what was entered. What can be read is worked out by the server alone. */
(() => {
  "use strict";
  const PAUSE = 200;
  const form = document.getElementById("farben");
  const frame = document.querySelector(".seen iframe");
  const proof = document.getElementById("kontraste");
  const large = document.querySelector(".seen header a");
  if (!form || !frame || !proof) return;
  const COLOUR = /^#[0-9a-f]{6}$/i;
  const fields = [...form.querySelectorAll("input[data-factory]")];
  let waiting = 0, asking = null;

  const query = () => {
    const told = new URLSearchParams();
    fields.forEach((field) => {
      const value = field.value.trim().toLowerCase();
      if (COLOUR.test(value) && value !== field.dataset.factory) told.set(field.name, value);
    });
    return told.toString();
  };
  const scheme = () => (form.elements.schema ? form.elements.schema.value : "light");

  const paint = () => {
    const page = frame.contentDocument;
    const before = page && page.getElementById("farben");
    if (!before) return;
    const after = before.cloneNode();
    after.href = `${frame.dataset.sheet}?schema=${scheme()}&${query()}`;
    after.addEventListener("load", () => before.remove(), { once: true });
    before.removeAttribute("id");
    before.after(after);
    large.href = `${large.pathname}?schema=${scheme()}&${query()}`;
  };

  const prove = async () => {
    if (asking) asking.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`${proof.dataset.proof}?${query()}`, { signal: asking.signal });
      if (!answer.ok) return;
      const opened = [...proof.querySelectorAll("details")].map((one) => one.open);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      proof.replaceChildren(...page.body.childNodes);
      proof.querySelectorAll("details").forEach((one, place) => { one.open = one.open || opened[place]; });
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  };

  const status = document.querySelector(".title .status");
  const follow = () => {
    clearTimeout(waiting);
    if (status) status.textContent = "noch nicht gespeichert";
    waiting = setTimeout(() => { paint(); prove(); }, PAUSE);
  };

  fields.forEach((field) => {
    const square = field.parentElement.querySelector("svg");
    const chooser = document.createElement("input");
    chooser.type = "color";
    const name = field.labels.length ? field.labels[0].textContent : field.name;
    chooser.setAttribute("aria-label", `${name}, auswählen`);
    const shown = () => {
      const value = field.value.trim();
      chooser.value = (COLOUR.test(value) ? value : field.dataset.factory).toLowerCase();
    };
    chooser.addEventListener("input", () => { field.value = chooser.value; follow(); });
    field.addEventListener("input", () => { shown(); follow(); });
    shown();
    if (square) square.replaceWith(chooser);
  });
  form.querySelectorAll("button.take").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      const field = document.getElementById(button.dataset.for);
      field.value = button.dataset.colour;
      field.dispatchEvent(new Event("input"));
      field.focus();
    });
  });
  form.querySelector("button[name=ansehen]").addEventListener("click", (event) => {
    event.preventDefault();
    paint();
    prove();
    frame.scrollIntoView({ block: "center" });
  });
  document.querySelectorAll("input[name=schema]").forEach((one) => one.addEventListener("change", paint));
  frame.addEventListener("load", () => { if (query()) paint(); });
})();
