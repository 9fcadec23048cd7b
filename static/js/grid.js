"use strict";

/* Adds rows to a grid of forms and keeps its running total; without it the blank rows of the page serve. */
(function () {
  /* "1 234,50", "1,234.50" and "1234.5" are the same number; anything else counts as nothing. */
  function plainNumber(text) {
    let digits = text.replace(/[\s\u00a0\u202f'’]/g, "");
    const comma = digits.lastIndexOf(",");
    const point = digits.lastIndexOf(".");
    if (comma >= 0 && point >= 0) {
      digits = comma > point ? digits.replace(/\./g, "").replace(",", ".") : digits.replace(/,/g, "");
    } else if (comma >= 0) {
      digits = /^-?\d{1,3}(,\d{3})+$/.test(digits) ? digits.replace(/,/g, "") : digits.replace(",", ".");
    }
    const number = Number(digits);
    return Number.isFinite(number) ? number : 0;
  }

  function isRemoved(row) {
    const box = row.querySelector("input[name$='-DELETE']");
    return box !== null && box.checked;
  }

  function showTotal(table) {
    const place = table.querySelector("[data-total]");
    if (!place) {
      return;
    }
    let total = 0;
    table.querySelectorAll("tbody tr").forEach(function (row) {
      const field = row.querySelector("[name$='-" + table.dataset.totalColumn + "']");
      if (field && !isRemoved(row)) {
        total += plainNumber(field.value);
      }
    });
    // Chromium knows no Kazakh numbers; they are written as Russian ones.
    place.textContent = total.toLocaleString([document.documentElement.lang, "ru"]);
    table.tFoot.hidden = false;
  }

  function addRow(box, table) {
    const counter = box.querySelector("input[name$='-TOTAL_FORMS']");
    const index = Number(counter.value);
    const holder = document.createElement("tbody");
    holder.innerHTML = box.querySelector("template").innerHTML.replaceAll("__prefix__", index);
    const row = holder.rows[0];
    table.tBodies[0].append(row);
    counter.value = index + 1;
    const first = row.querySelector("input:not([type=hidden]), select, textarea");
    if (first) {
      first.focus();
    }
    return index + 1;
  }

  document.querySelectorAll("[data-grid]").forEach(function (box) {
    const table = box.querySelector("table");
    const button = box.querySelector("[data-grid-add]");
    table.addEventListener("input", function () {
      showTotal(table);
    });
    showTotal(table);
    if (!button) {
      return;
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      const rows = addRow(box, table);
      button.hidden = rows >= Number(box.dataset.gridMax);
    });
  });
})();
