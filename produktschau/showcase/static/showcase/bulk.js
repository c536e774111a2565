// Choosing rows: all of the page at once, and how many. While a bulk act runs: how far it is. Without it, the page does the same by reloading.
const form = document.querySelector("form.choosing");

if (form) {
  const boxes = [...form.querySelectorAll("tbody .tick input")];
  const count = form.querySelector("[data-count]");
  const ticked = form.querySelector("input[name=umfang][value=gewaehlt]");
  const all = document.createElement("input");
  all.type = "checkbox";
  all.setAttribute("aria-label", "Alle Zeilen dieser Seite wählen");
  form.querySelector("thead .tick").replaceChildren(all);

  const tell = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    count.textContent = chosen ? ` (${chosen})` : "";
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  };
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    ticked.checked = true;
    tell();
  });
  for (const box of boxes) box.addEventListener("change", () => { ticked.checked = true; tell(); });
  window.addEventListener("pageshow", tell);
  tell();
}

const running = document.querySelector("[data-bulk]");

if (running) {
  const ask = async () => {
    try {
      const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), "text/html");
      const now = page.querySelector("[data-bulk]");
      if (!now) return location.reload();
      running.querySelector("progress").value = now.querySelector("progress").value;
      running.querySelector("p").replaceWith(document.adoptNode(now.querySelector("p")));
    } catch {
      // Offline: the next round asks again.
    }
    setTimeout(ask, 2000);
  };
  setTimeout(ask, 2000);
}
