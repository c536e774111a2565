/* The form of an entry keeps itself: a moment after typing it is sent to its own address. Until the house has said that it is
   kept, a copy lies on the device and is offered back. Without this script the button „Speichern“ does the same. */
(() => {
  "use strict";
  const form = document.getElementById("eintrag");
  if (!form || !window.fetch || !window.FormData) return;
  const PAUSE = 1200, AGAIN = 10000;
  const told = document.getElementById("stand");
  const rest = document.getElementById("uebrig");
  const address = form.getAttribute("action");
  const key = `eintrag:${form.dataset.key}`;
  const UNSAID = new Set(["csrfmiddlewaretoken", "expected"]);
  const isAnswer = (name) => name.startsWith("antwort-");
  // Where two versions stand side by side nothing is kept before somebody has chosen.
  let timer = 0, isRunning = false, isOver = "conflict" in form.dataset;

  const values = () => [...new FormData(form)].filter(([name]) => !UNSAID.has(name)).map(([name, value]) => [name, String(value)]);
  const text = (pairs) => JSON.stringify(pairs.map(([name, value]) => [name, value.replace(/\r\n/g, "\n").trim()]));
  const words = () => text(values().filter(([name]) => !isAnswer(name)));
  let kept = words();

  const store = {
    read() { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    write() { try { localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: values() })); } catch { /* no room: the address still keeps it */ } },
    drop() { try { localStorage.removeItem(key); } catch { /* nothing to drop */ } },
  };
  const clock = (moment) => new Date(moment).toLocaleTimeString("de-DE", { hour: "2-digit", minute: "2-digit" });
  const tell = (sentence, link) => {
    told.textContent = sentence;
    if (link) {
      const way = document.createElement("a");
      way.href = link[1];
      way.textContent = link[0];
      told.append(" ", way);
    }
  };
  const hasAnswers = () => values().some(([name, value]) => isAnswer(name) && value.trim());

  // What cannot stand is told beside its field; everything else is as it was.
  const mark = (problems) => {
    form.querySelectorAll("[data-field]").forEach((field) => {
      const name = field.dataset.field, problem = problems[name] || "";
      const line = document.getElementById(`${name}-fehler`), input = document.getElementById(name);
      line.textContent = problem;
      line.hidden = !problem;
      field.classList.toggle("invalid", Boolean(problem));
      if (input && input.matches("input, textarea")) {
        if (problem) input.setAttribute("aria-invalid", "true"); else input.removeAttribute("aria-invalid");
      }
    });
  };
  const count = (answer) => {
    const parts = [...document.querySelectorAll("#teile i")];
    parts.forEach((part, place) => part.classList.toggle("is-done", Boolean(answer.points[place])));
    document.getElementById("wieviel").textContent = answer.counted;
  };

  const stop = (sentence, link) => { isOver = true; tell(sentence, link); };
  const refused = (status) => {
    if (status === 409) {
      stop("Inzwischen ist eine andere Fassung gespeichert. Ihr Text liegt sicher auf diesem Gerät. Mit „Speichern“ sehen Sie beide Fassungen.");
    } else if (status === 404 || status === 410) {
      stop("Ihr Link gilt nicht mehr. Ihr Text liegt sicher auf diesem Gerät. Bitte rufen Sie uns an.");
    } else if (status === 0 || status === 403 || status === 401) {
      stop("Ihre Anmeldung ist zu Ende. Ihr Text liegt sicher auf diesem Gerät und wird Ihnen danach angeboten.", ["Seite neu laden", location.href]);
    } else {
      tell("Gerade lässt sich nichts speichern. Ihr Text liegt auf diesem Gerät; wir versuchen es wieder.");
      timer = setTimeout(save, AGAIN);
    }
  };

  async function save() {
    clearTimeout(timer);
    timer = 0;
    const sent = words();
    if (isOver || isRunning || sent === kept) return;
    isRunning = true;
    tell("speichert …");
    const body = new FormData(form);
    [...body.keys()].filter(isAnswer).forEach((name) => body.delete(name));
    try {
      const response = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual", credentials: "same-origin" });
      if (response.status === 422) {
        const unkept = await response.json();
        kept = sent;  // until something else is typed; the copy on the device stays
        mark(unkept.problems);
        tell(unkept.told);
        return;
      }
      if (!response.ok) { refused(response.status); return; }
      const answer = await response.json();
      form.elements.expected.value = answer.expected;
      kept = sent;
      mark(answer.problems);
      count(answer);
      tell(answer.told);
      if (words() === kept && !hasAnswers()) store.drop();
    } catch {
      refused(503);
    } finally {
      isRunning = false;
      if (!isOver && words() !== kept && !timer) later();
    }
  }
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { timer = 0; save(); }, PAUSE);
  };

  const fill = (pairs) => {
    const left = new Map();
    pairs.forEach(([name, value]) => left.set(name, [...(left.get(name) || []), value]));
    [...form.elements].forEach((input) => {
      if (!input.name || UNSAID.has(input.name) || !["INPUT", "TEXTAREA"].includes(input.tagName)) return;
      const said = left.get(input.name) || [];
      if (input.type === "checkbox" || input.type === "radio") input.checked = said.includes(input.value);
      else if (left.has(input.name)) input.value = said[0];
    });
  };

  const offer = () => {
    const copy = store.read();
    if (!copy || !Array.isArray(copy.values)) return;
    if (text(copy.values) === text(values())) { store.drop(); return; }
    rest.querySelector("[data-when]").textContent = `${new Date(copy.at).toLocaleDateString("de-DE")}, ${clock(copy.at)} Uhr`;
    rest.querySelector("[data-take]").addEventListener("click", () => { fill(copy.values); rest.hidden = true; later(); form.querySelector("input:not([type=hidden]), textarea").focus(); });
    rest.querySelector("[data-drop]").addEventListener("click", () => { store.drop(); rest.hidden = true; });
    rest.hidden = false;
  };

  form.querySelectorAll("textarea[data-longest]").forEach((area) => {
    const line = document.createElement("p"), longest = Number(area.dataset.longest);
    line.className = "count";
    // A bound nobody comes near is no news.
    const show = () => { line.hidden = longest > 1000 && area.value.length < 0.8 * longest; line.textContent = `${area.value.length.toLocaleString("de-DE")} von höchstens ${longest.toLocaleString("de-DE")} Zeichen`; };
    area.after(line);
    area.addEventListener("input", show);
    show();
  });
  form.querySelectorAll("[data-other]").forEach((other) => {
    const input = document.getElementById(other.closest("[data-field]").dataset.field);
    if (!input || !input.matches("input, textarea")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn";
    button.textContent = "Diese Fassung übernehmen";
    button.addEventListener("click", () => { input.value = other.textContent === "nichts" ? "" : other.textContent; form.dispatchEvent(new Event("input")); input.focus(); });
    other.after(button);
  });

  form.addEventListener("input", () => { if (rest) rest.hidden = true; store.write(); if (!isOver) later(); });
  form.addEventListener("change", () => { store.write(); if (!isOver) later(); });
  form.addEventListener("submit", () => { clearTimeout(timer); isOver = true; });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(); });
  // A page from the browser's memory would show what has changed since.
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  offer();
})();
