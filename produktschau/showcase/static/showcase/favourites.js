/* The favourites list without leaving the page: bookmarks on cards, the button beside a record, the number in the masthead, copy and print.
   The cookie is the only truth. The server alone writes it; this script reads it. Without this script the forms do the same. */
(() => {
  "use strict";
  const COOKIE = "merkliste";
  const WORDS = {
    de: { keep: "{name} merken", failed: "Das hat nicht geklappt. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.", close: "Schließen" },
    en: { keep: "Keep {name}", failed: "That did not work. Please reload the page and try again.", close: "Close" },
  };
  const words = WORDS[document.documentElement.lang] || WORDS.de;
  const link = document.querySelector("[data-favourites]");
  if (!link) return;

  const kept = () => {
    const one = document.cookie.split("; ").find((part) => part.startsWith(`${COOKIE}=`));
    return new Set(one ? one.slice(COOKIE.length + 1).split("-").filter(Boolean) : []);
  };

  const made = (tag, attributes, text = "") => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.textContent = text;
    return element;
  };

  const status = made("p", { class: "vh", role: "status" });
  const note = made("div", { class: "kept-note", role: "alert" });
  document.body.append(status, note);
  const complain = (text) => {
    const close = made("button", { type: "button", class: "link" }, words.close);
    close.addEventListener("click", () => note.replaceChildren());
    note.replaceChildren(made("span", {}, text), close);
  };

  const ribbon = () => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", "M2 1.5h12v18l-6-4.6-6 4.6z");
    Object.entries({ class: "ribbon", viewBox: "0 0 16 22", "aria-hidden": "true", focusable: "false" }).forEach(([name, value]) => svg.setAttribute(name, value));
    svg.append(path);
    return svg;
  };

  const draw = () => {
    const keys = kept();
    const number = link.querySelector("span");
    number.hidden = !keys.size;
    number.querySelector(".num").textContent = keys.size;
    document.querySelectorAll(".keep[data-key]").forEach((button) => button.setAttribute("aria-pressed", String(keys.has(button.dataset.key))));
    document.querySelectorAll("form[data-keep]").forEach((form) => {
      const on = keys.has(form.dataset.keep);
      form.elements.tun.value = on ? "entfernen" : "merken";
      form.querySelector(".off").hidden = on;
      form.querySelector(".on").hidden = !on;
    });
  };

  /* One change after the other, in all windows of this browser: each starts from the cookie the one before has left. */
  let last = Promise.resolve();
  const inTurn = (work) => {
    last = last.then(() => (navigator.locks ? navigator.locks.request(COOKIE, work) : work()));
    return last;
  };

  const change = (key) => inTurn(async () => {
    const on = kept().has(key);
    try {
      const answer = await fetch(link.dataset.favourites, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams({ tun: on ? "entfernen" : "merken", schluessel: key }),
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json();
      status.textContent = told.message;
      if (told.ok) note.replaceChildren();
      else complain(told.message);
    } catch { complain(words.failed); }
    draw();
  });

  /* Each press waits for its answer: a second one in the meantime would take back what the first has not yet done. */
  const once = (element, key) => {
    if (element.getAttribute("aria-busy") === "true") return;
    element.setAttribute("aria-busy", "true");
    change(key).finally(() => element.removeAttribute("aria-busy"));
  };

  document.querySelectorAll(".card[data-key]").forEach((card) => {
    const label = card.querySelector(".label");
    const title = card.querySelector("h2, h3");
    if (!label || !title || !card.dataset.key) return;
    const name = title.textContent.trim();
    const button = made("button", { type: "button", class: "keep", "data-key": card.dataset.key, "aria-pressed": "false" });
    button.setAttribute("aria-label", words.keep.replace("{name}", () => name));
    button.append(ribbon());
    button.addEventListener("click", () => once(button, card.dataset.key));
    label.append(button);
  });

  document.querySelectorAll("form[data-keep]").forEach((form) => form.addEventListener("submit", (event) => {
    event.preventDefault();
    once(form, form.dataset.keep);
  }));

  document.querySelectorAll("[data-copy]").forEach((button) => {
    const field = document.getElementById(button.dataset.copy);
    const said = document.querySelector("[data-said]");
    field.addEventListener("focus", () => field.select());
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      try { await navigator.clipboard.writeText(field.value); }
      catch { if (!document.execCommand("copy")) return; }
      said.textContent = field.dataset.copied;
    });
  });
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });

  /* A page that comes back from the browser's memory shows what the cookie says now; the list itself is asked for anew. */
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && document.querySelector(".favs")) location.reload();
    else draw();
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) draw(); });
  draw();
})();
