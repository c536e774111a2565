// Two small comforts, both optional: says at once that a file is too large, and shows progress until the page has news.
(() => {
  "use strict";

  const file = document.querySelector("input[type=file][data-largest]");
  if (file) {
    const form = file.form;
    const check = () => {
      const chosen = file.files[0];
      file.setCustomValidity(chosen && chosen.size > Number(file.dataset.largest) ? file.dataset.sentence : "");
      return file.reportValidity();
    };
    file.addEventListener("change", check);
    form.addEventListener("submit", (event) => {
      if (file.files[0] && !check()) event.preventDefault();
    });
  }

  const box = document.querySelector("[data-progress]");
  if (!box) return;
  const bar = box.querySelector("progress");
  const word = box.querySelector("[data-word]");
  const rows = box.querySelector("[data-rows]");
  const count = new Intl.NumberFormat("de-DE");
  let pause = 700;

  const show = (told) => {
    word.textContent = told.word;
    if (told.total > 0) {
      bar.max = told.total;
      bar.value = Math.min(told.done, told.total);
      rows.textContent = `, ${count.format(told.done)} von ${count.format(told.total)} Zeilen`;
    }
  };

  const ask = async () => {
    try {
      const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) return window.location.reload();
      const told = await answer.json();
      if (told.stage !== box.dataset.stage) return window.location.reload();
      show(told);
      pause = Math.min(pause * 1.1, 3000);
    } catch {
      pause = Math.min(pause * 2, 20000);
    }
    window.setTimeout(ask, pause);
  };
  window.setTimeout(ask, pause);
})();
