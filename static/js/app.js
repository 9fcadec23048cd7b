"use strict";

/* Menus are plain <details>; this only closes an open one on Escape or a press elsewhere. */
(function () {
  function openMenus() {
    return document.querySelectorAll("details.drop[open]:not(.nav-fold)");
  }

  document.addEventListener("click", function (event) {
    openMenus().forEach(function (menu) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") {
      return;
    }
    openMenus().forEach(function (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  /* A second press on a bad line must not send the form twice. */
  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (form.method !== "post") {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    window.setTimeout(function () {
      delete form.dataset.sent;
    }, 8000);
  });

  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) {
      delete form.dataset.sent;
    });
  });

  /* Another language asks for the page anew: what is typed into it and not sent would be lost. */
  let typed = false;
  let switching = null;
  document.addEventListener("input", function (event) {
    typed = typed || Boolean(event.target.closest("main form[method=post]"));
  });
  document.addEventListener("submit", function (event) {
    switching = event.target.querySelector("button[name=language]") ? event.target : null;
  });
  window.addEventListener("beforeunload", function (event) {
    if (typed && switching) {
      event.preventDefault();
      delete switching.dataset.sent;
      switching = null;
    }
  });

  /* The nought a field begins with gives way to what is typed, wherever in the field one taps. */
  document.addEventListener("click", function (event) {
    const field = event.target;
    if (field.matches("main form input[inputmode]") && field.value === "0") {
      field.select();
    }
  });

  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      window.print();
    });
  });

  /* Back to the page one came from is back to where one was on it. */
  document.querySelectorAll("a[data-back]").forEach(function (link) {
    link.addEventListener("click", function (event) {
      const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (plain && document.referrer === link.href.split("#")[0]) {
        event.preventDefault();
        window.history.back();
      }
    });
  });

  /* The stroke goes to the search box, unless somebody is writing elsewhere. */
  document.addEventListener("keydown", function (event) {
    const busy = event.target.closest("input, select, textarea, [contenteditable]");
    const box = document.querySelector("[data-search]");
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || busy || !box) {
      return;
    }
    event.preventDefault();
    box.focus();
    box.select();
  });

  const summary = document.querySelector(".summary-box");
  if (summary) {
    summary.focus();
  }
})();
