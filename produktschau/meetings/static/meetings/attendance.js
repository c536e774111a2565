// Attendance from paper: names are suggested while somebody types, Enter records and stays on the line. Without it the same form asks on pages.
const form = document.querySelector("form[data-suggest]");
const field = form?.elements.wer;
const list = document.getElementById("vorschlaege");

if (form && field && list) {
  const PAUSE = 90;
  const hasKeys = form.dataset.keys === "on";
  const said = document.getElementById("erfasst-gesagt");
  const refused = document.getElementById("nicht-erfasst");
  let at = -1, asked = 0, pending = null, shownFor = "", queue = Promise.resolve();

  form.dataset.live = "";
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, enterkeyhint: "done",
  })) field.setAttribute(name, value);

  const options = () => [...list.children];
  const shut = () => {
    list.hidden = true;
    at = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const point = (next) => {
    const all = options();
    if (!all.length) return;
    at = (next + all.length) % all.length;
    all.forEach((one, place) => one.setAttribute("aria-selected", String(place === at)));
    field.setAttribute("aria-activedescendant", all[at].id);
    all[at].scrollIntoView({ block: "nearest" });
  };

  const ask = async (typed) => {
    const mine = ++asked;
    if (!typed.trim()) { list.replaceChildren(); shownFor = ""; shut(); return; }
    const answer = await fetch(`${form.dataset.suggest}?wer=${encodeURIComponent(typed)}`, { headers: { Accept: "text/html" } });
    if (!answer.ok || mine !== asked) return;
    const page = new DOMParser().parseFromString(`<ul>${await answer.text()}</ul>`, "text/html");
    if (mine !== asked) return;
    list.replaceChildren(...page.querySelectorAll("li"));
    shownFor = typed;
    list.hidden = !list.children.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    at = -1;
    field.removeAttribute("aria-activedescendant");
    // The first firm is taken by Enter; a new firm or a guest only when somebody chooses it.
    if (options()[0]?.dataset.firm) point(0);
  };

  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    pending = new Promise((go) => {
      waiting = setTimeout(() => ask(field.value).catch(() => {}).finally(go), PAUSE);
    });
  });

  const fresh = (page) => {
    for (const part of document.querySelectorAll("[data-fresh]")) {
      const other = page.getElementById(part.id);
      if (other) part.replaceWith(document.adoptNode(other));
    }
  };
  const complain = (sentences) => {
    refused.replaceChildren(...sentences.map((sentence) => {
      const line = document.createElement("p");
      line.textContent = sentence;
      return line;
    }));
  };
  const step = (data) => {
    const line = Number(data.get("zeile"));
    form.elements.zeile.value = line ? String(line + 1) : "";
    form.elements.personen.value = form.elements.wer.value = form.elements.betrieb.value = form.elements.was.value = "";
  };
  const putBack = (data) => {
    if (field.value) return;
    for (const name of ["blatt", "zeile", "wer", "personen"]) form.elements[name].value = data.get(name);
  };

  const send = async (data, name) => {
    let answer;
    try {
      answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "text/html" } });
    } catch {
      complain([`„${name}“ ist nicht erfasst: Die Verbindung fehlt. Versuchen Sie es noch einmal.`]);
      putBack(data);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok) {
      fresh(page);
      complain([]);
      said.textContent = page.querySelector(".messages .notice > div")?.textContent.trim() ?? `Erfasst: ${name}`;
      return;
    }
    putBack(data);
    const sentences = [...page.querySelectorAll("#nicht-erfasst p")].map((one) => one.textContent.trim());
    if (page.getElementById("auswahl")) {
      complain([`„${name}“ ist nicht eindeutig oder unbekannt. Wählen Sie mit ↓ einen Vorschlag, einen neuen Betrieb oder „Gast“.`]);
      await ask(field.value).catch(() => {});
    } else {
      complain(sentences.length ? sentences : [`„${name}“ ist nicht erfasst. Laden Sie die Seite neu und versuchen Sie es noch einmal.`]);
    }
    field.focus();
  };

  const take = (one) => {
    form.elements.betrieb.value = one?.dataset.firm ?? "";
    form.elements.was.value = one?.dataset.what ?? "";
    const data = new FormData(form);
    const name = one?.dataset.name ?? field.value;
    step(data);
    shut();
    list.replaceChildren();
    shownFor = "";
    asked += 1;
    field.focus();
    queue = queue.then(() => send(data, name));
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!field.value.trim()) { complain(["Schreiben Sie, wer da war: den Namen des Betriebs oder der Person."]); field.focus(); return; }
    // Typed faster than suggested: wait for the answer to just these letters.
    if (pending && shownFor !== field.value) await pending;
    take(shownFor === field.value && at >= 0 ? options()[at] : null);
  });

  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden && list.children.length) { list.hidden = false; field.setAttribute("aria-expanded", "true"); }
      if (!list.hidden) { event.preventDefault(); point(at < 0 && event.key === "ArrowUp" ? -1 : at + (event.key === "ArrowDown" ? 1 : -1)); }
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      shut();
    } else if (hasKeys && event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && !field.value) {
      // In an empty field the browser has nothing of its own to take back.
      event.preventDefault();
      back();
    }
  });
  field.addEventListener("blur", () => setTimeout(() => { if (document.activeElement !== field) { list.hidden = true; field.setAttribute("aria-expanded", "false"); } }, 150));
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const one = event.target.closest("li");
    if (one) take(one);
  });
  // What was chosen for a line holds for the number of people too: Tab leads there, Enter there records.
  form.elements.personen.addEventListener("focus", () => {
    const one = options()[at];
    if (one?.dataset.persons && !form.elements.personen.value) { form.elements.personen.value = one.dataset.persons; form.elements.personen.select(); }
  });

  const sendBack = async (other) => {
    const answer = await fetch(other.action, { method: "POST", body: new FormData(other), headers: { Accept: "text/html" } });
    if (!answer.ok) { location.reload(); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    fresh(page);
    for (const name of ["blatt", "zeile"]) {
      const value = page.querySelector(`#id_${name}`)?.value;
      if (value && !field.value) form.elements[name].value = value;
    }
    said.textContent = page.querySelector(".messages .notice > div")?.textContent.trim() ?? "Zurückgenommen.";
    complain([]);
    field.focus();
  };
  const back = () => {
    queue = queue.then(() => {
      const last = document.getElementById("letzte-zurueck");
      return last ? sendBack(last).catch(() => location.reload()) : undefined;
    });
  };
  document.addEventListener("submit", (event) => {
    const other = event.target;
    if (other === form || !(other.closest("#erfasst") || other.id === "letzte-zurueck")) return;
    event.preventDefault();
    queue = queue.then(() => sendBack(other).catch(() => location.reload()));
  });
}
