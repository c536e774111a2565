// While somebody chooses firms, for a call or a list: the number and the names follow. Without it, saving shows the same.
const form = document.querySelector("form[data-reach]");
const place = document.getElementById("reichweite");

if (form && place) {
  const PAUSE = 150;
  const boxes = () => [...form.querySelectorAll("input[type=checkbox]")];
  let asked = 0;

  const follow = async () => {
    const mine = ++asked;
    // Several boxes ticked in a row are one question.
    await new Promise((go) => setTimeout(go, PAUSE));
    if (mine !== asked) return;
    const chosen = new URLSearchParams();
    for (const box of boxes()) if (box.checked) chosen.append(box.name, box.value);
    try {
      const answer = await fetch(`${form.dataset.reach}?${chosen}`, { headers: { Accept: "text/html" } });
      if (answer.ok && mine === asked) place.innerHTML = await answer.text();
    } catch {
      // Offline: what was shown before stays, and saving tells.
    }
  };

  form.addEventListener("change", follow);
  // Ticked before this file was there, or put back by the browser's way back: the number is of an earlier choice.
  if (boxes().some((box) => box.checked !== box.defaultChecked)) follow();
}
