/* The focus of a picture, set on the picture itself: by click, by drag, by arrow keys. The cuts follow while it moves.
   Without this script two numbers say the same, and the button „Ausschnitte ansehen“ shows what was entered. */
(() => {
  "use strict";
  const form = document.getElementById("bild");
  const aim = document.getElementById("ziel");
  if (!form || !aim) return;
  const STEP = 1, STRIDE = 10;
  const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const fields = [form.elements.focus_x, form.elements.focus_y];
  const whole = aim.querySelector("svg");
  const cross = aim.querySelector(".cross");
  const [, , width, height] = whole.getAttribute("viewBox").split(" ").map(Number);
  const bound = (value, most) => Math.min(Math.max(0, value), most);

  const focus = () => fields.map((field) => {
    const typed = Number.parseInt(field.value, 10);
    return Number.isNaN(typed) ? 50 : bound(typed, 100);
  });

  // The same as calculations.cuts.box on the server.
  const box = (across, down, x, y) => {
    const w = Math.max(1, Math.min(width, Math.round((height * across) / down)));
    const h = Math.max(1, Math.min(height, Math.round((width * down) / across)));
    return [bound(Math.round((width * x) / 100 - w / 2), width - w), bound(Math.round((height * y) / 100 - h / 2), height - h), w, h];
  };

  const show = () => {
    const [x, y] = focus();
    cross.setAttribute("x", (width * x) / 100);
    cross.setAttribute("y", (height * y) / 100);
    aim.setAttribute("aria-valuenow", x);
    aim.setAttribute("aria-valuetext", `${x} Prozent von links, ${y} Prozent von oben`);
    form.querySelectorAll("figure[data-across]").forEach((figure) => {
      const part = box(Number(figure.dataset.across), Number(figure.dataset.down), x, y);
      figure.querySelector("svg").setAttribute("viewBox", part.join(" "));
    });
  };

  const set = (x, y) => {
    fields[0].value = bound(Math.round(x), 100);
    fields[1].value = bound(Math.round(y), 100);
    show();
  };

  const point = (event) => {
    const place = whole.getBoundingClientRect();
    set(((event.clientX - place.left) / place.width) * 100, ((event.clientY - place.top) / place.height) * 100);
  };

  aim.classList.add("live");
  aim.tabIndex = 0;
  aim.setAttribute("role", "slider");
  aim.setAttribute("aria-label", "Blickpunkt im Bild");
  aim.setAttribute("aria-describedby", "blickpunkt-hilfe");
  aim.setAttribute("aria-valuemin", 0);
  aim.setAttribute("aria-valuemax", 100);
  whole.removeAttribute("role");
  whole.setAttribute("aria-hidden", "true");
  form.querySelector(".by-script").hidden = false;
  // Not only hidden: the Enter key presses the first button of a form.
  form.elements.ansehen.remove();

  aim.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    aim.setPointerCapture(event.pointerId);
    point(event);
  });
  aim.addEventListener("pointermove", (event) => { if (aim.hasPointerCapture(event.pointerId)) point(event); });
  aim.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    if (!move || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const far = event.shiftKey ? STRIDE : STEP;
    const [x, y] = focus();
    set(x + move[0] * far, y + move[1] * far);
  });
  fields.forEach((field) => field.addEventListener("input", show));
  show();
})();
