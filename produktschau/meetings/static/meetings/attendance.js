// Attendance from paper: names are suggested while somebody types, Enter records and stays on the line. Without it the same form asks on pages.
const form = document.querySelector("form[data-suggest]");
const field = form?.elements.wer;
const list = document.getElementById("vorschlaege");

if (form && field && list) {
  const PAUSE = 90;
  const hasKeys = form.dataset.keys === "on";
  const said = document.getElementById("erfasst-gesagt");
  const refused = document.getElementById("nicht-erfasst");
  let at = -1, asked = 0, shownFor = "", queue = Promise.resolve(), waiting = 0;

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

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask(field.value).catch(() => {}), PAUSE);
  });

  const fresh = (page) => {
    for (const part of document.querySelectorAll("[data-fresh]")) {
      const other = page.getElementById(part.id);
      if (other) part.replaceWith(document.adoptNode(other));
    }
  };
  let sentences = [];
  const complain = (told) => {
    sentences = told;
    refused.replaceChildren(...[...told.map((sentence) => [sentence]), ...failed].map(([sentence, data]) => {
      const line = document.createElement("p");
      line.append(sentence);
      if (data) {
        const again = document.createElement("button");
        again.type = "button";
        again.className = "link";
        again.textContent = "noch einmal";
        again.addEventListener("click", () => {
          failed = failed.filter((one) => one[1] !== data);
          form.elements.wer.value = "";
          refusedLine(data, sentence);
          field.focus();
        });
        line.append(" ", again);
      }
      return line;
    }));
  };
  // A line that was refused while the next one was typed stays told until somebody takes it up again.
  let failed = [];
  const refusedLine = (data, sentence) => {
    if (field.value) failed.push([`${data.get("zeile") ? `Zeile ${data.get("zeile")}: ` : ""}${sentence}`, data]);
    else putBack(data);
    complain(field.value === data.get("wer") ? [sentence] : sentences);
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
      refusedLine(data, `„${name}“ ist nicht erfasst: Die Verbindung fehlt. Versuchen Sie es noch einmal.`);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok) {
      fresh(page);
      complain([]);
      said.textContent = page.querySelector(".messages .notice > div")?.textContent.trim() ?? `Erfasst: ${name}`;
      return;
    }
    const told = [...page.querySelectorAll("#nicht-erfasst p")].map((one) => one.textContent.trim()).join(" ");
    if (page.getElementById("auswahl")) {
      refusedLine(data, `„${name}“ ist nicht eindeutig oder unbekannt. Wählen Sie mit ↓ einen Vorschlag, einen neuen Betrieb oder „Gast“.`);
      if (field.value === data.get("wer")) await ask(field.value).catch(() => {});
    } else {
      refusedLine(data, told || `„${name}“ ist nicht erfasst. Laden Sie die Seite neu und versuchen Sie es noch einmal.`);
    }
    field.focus();
  };

  // Typed faster than suggested: the firm that fits just these letters best.
  const meant = async (typed) => {
    const answer = await fetch(`${form.dataset.suggest}?wer=${encodeURIComponent(typed)}`, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(`<ul>${await answer.text()}</ul>`, "text/html");
    return page.querySelector("li[data-firm]")?.dataset.firm ?? "";
  };

  const take = (one) => {
    form.elements.betrieb.value = one?.dataset.firm ?? "";
    form.elements.was.value = one?.dataset.what ?? "";
    const data = new FormData(form);
    const typed = field.value, isKnown = shownFor === typed;
    const name = one?.dataset.name ?? typed;
    clearTimeout(waiting);
    step(data);
    shut();
    list.replaceChildren();
    shownFor = "";
    asked += 1;
    field.focus();
    queue = queue.then(async () => {
      if (!one && !isKnown) data.set("betrieb", await meant(typed).catch(() => ""));
      await send(data, name);
    });
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!field.value.trim()) { complain(["Schreiben Sie, wer da war: den Namen des Betriebs oder der Person."]); field.focus(); return; }
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
