/* Suggestions under a search field: a combobox with a listbox (WAI-ARIA Authoring Practices). Without this script the field is a field.
   data-suggest: where to ask (?q=…), data-kind: what to keep to. The answer holds texts only; nothing of it is read as HTML. */
(() => {
  "use strict";
  const SHORTEST = 2, PAUSE = 120;
  const WORDS = {
    de: { one: "1 Vorschlag", many: "{n} Vorschläge", none: "Keine Vorschläge", list: "Vorschläge" },
    en: { one: "1 suggestion", many: "{n} suggestions", none: "No suggestions", list: "Suggestions" },
  };
  const words = WORDS[document.documentElement.lang] || WORDS.de;

  const made = (tag, attributes, text = "") => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.textContent = text;
    return element;
  };

  const combobox = (input, place) => {
    const id = `vorschlaege-${place}`;
    const list = made("ul", { id, role: "listbox", class: "suggested", "aria-label": words.list, hidden: "" });
    const status = made("span", { role: "status", class: "vh" });
    let found = [], at = -1, asking = null, waiting = 0;
    input.type = "text";
    Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id,
      autocapitalize: "none", enterkeyhint: "search", spellcheck: "false",
    }).forEach(([name, value]) => input.setAttribute(name, value));
    input.parentElement.append(list, status);

    const shut = () => {
      clearTimeout(waiting);
      if (asking) asking.abort();
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const go = (one) => {
      shut();
      if (one.url) { location.assign(one.url); return; }
      input.value = one.text;
      input.form.requestSubmit();
    };

    const point = (next) => {
      const options = [...list.children];
      if (!options.length) return;
      at = next < -1 ? options.length - 1 : next >= options.length ? -1 : next;
      options.forEach((option, place) => option.setAttribute("aria-selected", String(place === at)));
      if (at < 0) { input.removeAttribute("aria-activedescendant"); return; }
      input.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    };

    const show = (answer) => {
      found = answer;
      at = -1;
      input.removeAttribute("aria-activedescendant");
      list.replaceChildren(...found.map((one, place) => {
        const option = made("li", { role: "option", id: `${id}-${place}`, "aria-selected": "false" });
        const about = [one.kind, one.place].filter(Boolean).join(" · ");
        option.append(made("span", {}, one.text), ...(about ? [" ", made("span", { class: "quiet" }, about)] : []));
        option.addEventListener("pointerdown", (event) => event.preventDefault());
        option.addEventListener("click", () => go(one));
        return option;
      }));
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(found.length > 0));
      status.textContent = !found.length ? words.none : found.length === 1 ? words.one : words.many.replace("{n}", found.length);
    };

    const ask = async () => {
      if (asking) asking.abort();
      asking = new AbortController();
      const query = new URLSearchParams({ q: input.value });
      if (input.dataset.kind) query.set("art", input.dataset.kind);
      try {
        const answer = await fetch(`${input.dataset.suggest}?${query}`, { signal: asking.signal });
        if (answer.ok && document.activeElement === input) show((await answer.json()).found);
      } catch { /* aborted, or no network: the field still searches */ }
    };

    input.addEventListener("input", () => {
      clearTimeout(waiting);
      if (input.value.trim().length < SHORTEST) { shut(); status.textContent = ""; return; }
      waiting = setTimeout(ask, PAUSE);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const open = !list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (open) point(at + (event.key === "ArrowDown" ? 1 : -1));
        else if (input.value.trim().length >= SHORTEST) ask();
      } else if (event.key === "Enter" && open && at >= 0) {
        event.preventDefault();
        go(found[at]);
      } else if (event.key === "Escape" && open) {
        event.preventDefault();
        shut();
      }
    });
    input.addEventListener("blur", shut);
  };

  document.querySelectorAll("input[data-suggest]").forEach((input, place) => {
    if (input.dataset.suggest && input.form) combobox(input, place + 1);
  });
})();
