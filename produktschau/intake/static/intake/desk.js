// Keeps what was typed into the words of a submission until it is saved: another step, a lost session or the back button loses nothing.
(() => {
  const form = document.getElementById("worte-form");
  if (!form || !window.sessionStorage) return;
  const key = `einreichung:${location.pathname.split("/")[3]}`;
  const stamp = form.elements.expected.value;
  const texts = [...form.elements].filter((one) => one.name && one.matches("textarea, input:not([type=hidden], [type=checkbox]), select"))
    .filter((one) => !["via", "said_on"].includes(one.name) && one.form === form);
  const first = new Map(texts.map((one) => [one.name, one.value]));
  const kept = JSON.parse(sessionStorage.getItem(key) || "null");
  const before = kept && kept.stamp === stamp ? kept.values : null;
  if (before) {
    const restored = texts.filter((one) => one.name in before && before[one.name] !== one.value);
    restored.forEach((one) => { one.value = before[one.name]; });
    if (restored.length) {
      const note = document.createElement("p");
      note.className = "notice info";
      note.setAttribute("role", "status");
      note.textContent = "Was Sie zuletzt getippt und noch nicht gespeichert haben, steht wieder hier.";
      form.prepend(note);
    }
  } else {
    sessionStorage.removeItem(key);
  }
  form.addEventListener("input", () => {
    const values = {};
    // A form that came back refused shows what was typed before as its own.
    texts.forEach((one) => { if (one.value !== first.get(one.name) || (before && before[one.name] === one.value)) values[one.name] = one.value; });
    sessionStorage.setItem(key, JSON.stringify({ stamp, values }));
  });
})();
