"use strict";

/* Grids of forms: adds rows, takes rows pasted from a spreadsheet, keeps the running total, and moves
   on by Enter. Without it the blank rows, the field for pasted rows and the server do the same. */
(function () {
  /* "1 234,50", "1,234.50" and "1234.5" are the same number; anything else counts as nothing. */
  function plainNumber(text) {
    let digits = text.replace(/[\s\u00a0\u202f'’]/g, "").replace(/^[^\d-]+|[^\d]+$/g, "");
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

  /* Chromium knows no Kazakh numbers; they are written as Russian ones. */
  function written(number) {
    return number.toLocaleString(document.documentElement.lang.replace("kk", "ru"));
  }

  function isRemoved(row) {
    const box = row.querySelector("input[name$='-DELETE']");
    return box !== null && box.checked;
  }

  function currencyOf(row) {
    const own = row.querySelector("[name$='-currency']");
    const chosen = row.querySelector("option[data-currency]:checked");
    const code = (own && own.value) || (chosen && chosen.dataset.currency) || "";
    return /^[A-Z]{3}$/.test(code) ? code : "";
  }

  function showTotal(table) {
    const place = table.querySelector("[data-total]");
    if (!place) {
      return;
    }
    const sums = {};
    table.querySelectorAll("tbody tr").forEach(function (row) {
      const field = row.querySelector("[name$='-" + table.dataset.totalColumn + "']");
      const text = field && (field.value || field.dataset.worth);
      if (text && !isRemoved(row)) {
        const code = currencyOf(row);
        sums[code] = (sums[code] || 0) + plainNumber(text);
      }
    });
    const parts = Object.keys(sums).sort().map(function (code) {
      return written(sums[code]) + (code && "\u00a0" + code);
    });
    place.textContent = parts.join(" + ");
    table.tFoot.hidden = !parts.length;
  }

  function addRow(box, table) {
    const counter = box.querySelector("input[name$='-TOTAL_FORMS']");
    const index = Number(counter.value);
    if (index >= Number(box.dataset.gridMax)) {
      return null;
    }
    const holder = document.createElement("tbody");
    holder.innerHTML = box.querySelector("template").innerHTML.replaceAll("__prefix__", index);
    const row = holder.rows[0];
    table.tBodies[0].append(row);
    counter.value = index + 1;
    box.querySelector("[data-grid-add]").hidden = index + 1 >= Number(box.dataset.gridMax);
    row.dispatchEvent(new Event("rowadded", { bubbles: true }));
    return row;
  }

  function cellsOf(row) {
    return Array.from(row.querySelectorAll("td:not(.cut)"), function (cell) {
      return cell.querySelector("input:not([type=hidden]), select, textarea");
    });
  }

  /* A cell between quotes holds tabs, line breaks or doubled quotes; any other stands as it is. */
  function tableOf(text) {
    const rows = [[]];
    const cell = /"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*)/y;
    text = text.replace(/\r\n?/g, "\n");
    for (let at = 0; at < text.length; at = cell.lastIndex + 1) {
      cell.lastIndex = at;
      const found = cell.exec(text);
      const inner = found[1];
      rows[rows.length - 1].push((/[\t\n]|""/.test(inner || "") ? inner.replaceAll('""', '"') : found[0]).trim());
      cell.lastIndex = at + found[0].length;
      if (text[cell.lastIndex] === "\n") {
        rows.push([]);
      }
    }
    return rows.filter(function (row) {
      return row.join("");
    });
  }

  /* An empty cell leaves a choice at what stands there. */
  function put(box, field, text) {
    if (!field || field.disabled || field.type === "checkbox") {
      return;
    }
    if (field.tagName !== "SELECT") {
      field.value = text;
    } else if (text) {
      const same = Array.from(field.options).find(function (option) {
        return option.text.trim().toLowerCase() === text.toLowerCase();
      });
      if (!same && "gridWords" in box.dataset) {
        field.add(new Option(text, "words:" + text));
      }
      field.value = same ? same.value : "words:" + text;
    }
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /* Which columns a first row of headings names, or nothing if it is no such row. */
  function headedBy(row, table) {
    const labels = Array.from(table.tHead.rows[0].cells, function (heading) {
      return heading.firstChild.textContent.trim().toLowerCase();
    });
    const places = row.map(function (text) {
      return labels.indexOf(text.toLowerCase());
    });
    return row.length > 1 && places.every(function (place) { return place >= 0; }) ? places : null;
  }

  function paste(box, table, field, text) {
    let rows = tableOf(text);
    let row = field.closest("tr");
    const first = cellsOf(row).indexOf(field);
    const headed = headedBy(rows[0], table);
    rows = headed ? rows.slice(1) : rows;
    let done = 0;
    rows.forEach(function (texts) {
      row = done ? (row && row.nextElementSibling) || addRow(box, table) : row;
      if (!row) {
        return;
      }
      const cells = cellsOf(row);
      texts.forEach(function (one, place) {
        put(box, cells[headed ? headed[place] : first + place], one);
      });
      done += 1;
    });
    const left = rows.length - done;
    box.querySelector("[data-grid-status]").textContent = (box.dataset.gridSaid || "") + " " + done +
      (left ? ". " + (box.dataset.gridFull || "") + " " + left : "");
  }

  document.querySelectorAll("[data-grid]").forEach(function (box) {
    const table = box.querySelector("table");
    const button = box.querySelector("[data-grid-add]");
    let waiting = 0;
    table.addEventListener("input", function () {
      window.cancelAnimationFrame(waiting);
      waiting = window.requestAnimationFrame(function () {
        showTotal(table);
      });
    });
    showTotal(table);
    if (!button) {
      return;
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      const row = addRow(box, table);
      const first = row && cellsOf(row)[0];
      if (first) {
        first.focus();
      }
    });
    table.addEventListener("paste", function (event) {
      const text = event.clipboardData.getData("text/plain").replace(/[\r\n]+$/, "");
      const lines = event.target.tagName !== "TEXTAREA" && /[\r\n]/.test(text);
      if (event.target.closest("tbody td") && (lines || text.includes("\t"))) {
        event.preventDefault();
        paste(box, table, event.target, text);
      }
    });
    /* Enter goes down a column and never sends the form half filled. */
    table.addEventListener("keydown", function (event) {
      const field = event.target;
      if (event.key !== "Enter" || event.isComposing || event.defaultPrevented || field.tagName !== "INPUT") {
        return;
      }
      event.preventDefault();
      const row = field.closest("tr");
      const below = row.nextElementSibling || addRow(box, table);
      const next = below && cellsOf(below)[cellsOf(row).indexOf(field)];
      if (next) {
        next.focus();
      }
    });
  });
})();
