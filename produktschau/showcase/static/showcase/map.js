// The street map: nothing of it is loaded, and nobody else is asked for anything, before the visitor agrees.
(() => {
  "use strict";
  const section = document.querySelector(".streets");
  if (!section) return;
  const { tiles, host, credit, sites, extent, style, script, closer, farther, label, failed } = section.dataset;
  const KEY = "karte.strassen";
  const find = (selector) => section.querySelector(selector);
  const asks = find(".asks"), shows = find(".shows"), ground = find(".ground"), says = find(".failed");
  let drawn = null;

  const remembered = (change) => {
    try {
      return change(window.localStorage);
    } catch {
      return null; // a browser may keep nothing
    }
  };

  const loaded = (element) =>
    new Promise((resolve, reject) => {
      element.addEventListener("load", resolve, { once: true });
      element.addEventListener("error", () => { element.remove(); reject(new Error(host)); }, { once: true });
      document.head.append(element);
    });

  const leaflet = async () => {
    if (window.L) return window.L;
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: style });
    const code = Object.assign(document.createElement("script"), { src: script });
    await Promise.all([loaded(sheet), loaded(code)]);
    return window.L;
  };

  const told = (site) => {
    const link = Object.assign(document.createElement("a"), { href: site.url, textContent: site.name });
    const box = document.createElement("div");
    box.append(link, document.createElement("br"), site.place);
    return box;
  };

  const plain = (text) => {
    const box = document.createElement("span");
    box.textContent = text;
    return box.innerHTML;
  };

  const draw = async () => {
    says.textContent = "";
    try {
      const [L, answer] = await Promise.all([leaflet(), fetch(sites)]);
      const found = (await answer.json()).sites;
      asks.hidden = true;
      shows.hidden = false;
      const moving = !matchMedia("(prefers-reduced-motion: reduce)").matches;
      drawn = L.map(ground, {
        zoomControl: false,
        scrollWheelZoom: false,
        fadeAnimation: moving,
        zoomAnimation: moving,
        markerZoomAnimation: moving,
      });
      drawn.attributionControl.setPrefix(false);
      L.control.zoom({ zoomInTitle: closer, zoomOutTitle: farther }).addTo(drawn);
      L.tileLayer(tiles, { attribution: plain(credit), maxZoom: 19 }).addTo(drawn);
      const [west, south, east, north] = extent.split(" ").map(Number);
      if (extent) drawn.fitBounds([[south, west], [north, east]]);
      const icon = L.divIcon({ className: "pin", iconSize: [16, 16] });
      const pins = found.map((site) =>
        L.marker([site.lat, site.lon], { icon, alt: site.name, title: site.name }).bindPopup(told(site)).addTo(drawn));
      if (pins.length) drawn.fitBounds(L.featureGroup(pins).getBounds(), { padding: [24, 24], maxZoom: 13 });
      ground.setAttribute("role", "region");
      ground.setAttribute("aria-label", label);
      ground.focus({ preventScroll: true });
    } catch {
      says.textContent = failed;
    }
  };

  find("[data-agree]").addEventListener("click", () => {
    if (find("[data-keep]").checked) remembered((store) => store.setItem(KEY, host));
    draw();
  });
  find("[data-withdraw]").addEventListener("click", () => {
    remembered((store) => store.removeItem(KEY));
    if (drawn) drawn.remove();
    drawn = null;
    shows.hidden = true;
    asks.hidden = false;
    find("[data-keep]").checked = false;
    find("[data-agree]").focus();
  });

  section.hidden = false;
  if (remembered((store) => store.getItem(KEY)) === host) draw();
})();
