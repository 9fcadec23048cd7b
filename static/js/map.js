"use strict";

/* Turns the drawing of communities into a map that can be moved and enlarged. What it shows is read
   from the drawing, which stays for paper and for readers without script. */
(function () {
  const box = document.querySelector(".reach-map");
  const drawing = box && box.querySelector("svg");
  if (!drawing || !window.L) {
    return;
  }
  const L = window.L;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const field = document.createElement("div");
  field.className = "moving-map";
  field.setAttribute("role", "group");
  field.setAttribute("aria-label", drawing.getAttribute("aria-label"));
  box.append(field);
  box.classList.add("is-moving");

  const map = L.map(field, {
    attributionControl: false,
    zoomControl: false,
    scrollWheelZoom: false,
    zoomAnimation: !still,
    fadeAnimation: !still,
    inertia: !still,
    zoomSnap: 0.25,
    minZoom: 3,
    maxZoom: 13,
  });
  L.control.zoom({ zoomInTitle: box.dataset.closer, zoomOutTitle: box.dataset.farther }).addTo(map);

  /* Leaflet writes its units in Latin letters only. */
  const Scale = L.Control.Scale.extend({
    _updateScale: function (bar, text, ratio) {
      const [number, unit] = text.split(" ");
      const words = { m: box.dataset.metres, km: box.dataset.kilometres };
      L.Control.Scale.prototype._updateScale.call(this, bar, number + "\u00a0" + words[unit], ratio);
    },
  });
  new Scale({ imperial: false }).addTo(map);

  function named(link) {
    return document.createTextNode(link.getAttribute("aria-label"));
  }

  function told(link) {
    const page = document.createElement("a");
    page.href = link.getAttribute("href");
    page.append(named(link));
    return page;
  }

  // On a narrow screen circles are smaller, that they lie less over each other.
  const size = Math.max(0.6, Math.min(1, field.clientWidth / 700));
  const circles = Array.from(drawing.querySelectorAll("a")).map(function (link) {
    const circle = link.querySelector("circle");
    const place = [Number(circle.dataset.latitude), Number(circle.dataset.longitude)];
    return L.circleMarker(place, {
      radius: size * Number(circle.getAttribute("r")),
      className: circle.getAttribute("class"),
      // As nodes: Leaflet would read a string as markup.
    }).bindPopup(told(link), { closeButton: false }).bindTooltip(named(link));
  });
  const all = L.featureGroup(circles).addTo(map);
  map.fitBounds(all.getBounds().pad(0.15), { maxZoom: 11 });

  fetch(box.dataset.outlines).then(function (answer) {
    return answer.ok ? answer.json() : Promise.reject(answer.status);
  }).then(function (outlines) {
    L.geoJSON(outlines, { interactive: false, style: { className: "region" } }).addTo(map).bringToBack();
  }).catch(function () {
    /* The circles stand without outlines as well. */
  });
})();
