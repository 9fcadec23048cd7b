"use strict";

/* Where a list becomes cards, each cell repeats the heading of its column. */
(function () {
  const table = document.getElementById("result_list");
  if (table) {
    const headings = Array.from(table.querySelectorAll("thead th"), function (cell) {
      return cell.classList.contains("action-checkbox-column") ? "" : cell.textContent.trim();
    });
    table.querySelectorAll("tbody tr").forEach(function (row) {
      Array.from(row.children).forEach(function (cell, place) {
        if (headings[place]) {
          cell.dataset.label = headings[place];
        }
        if (["-", "–", "—"].includes(cell.textContent.trim())) {
          cell.dataset.none = "yes";
        }
      });
    });
  }

  /* A choice found while typing is named by its label, also while nothing is chosen. */
  function nameChoices() {
    document.querySelectorAll("select.admin-autocomplete").forEach(function (select) {
      const box = select.nextElementSibling;
      const label = document.querySelector('label[for="' + select.id + '"]');
      if (!box || !label || !box.classList.contains("select2-container")) {
        return;
      }
      const text = label.textContent.trim();
      box.querySelectorAll(".select2-selection, .select2-selection__rendered").forEach(
        function (part) {
          part.setAttribute("aria-label", text);
        }
      );
    });
  }
  if (window.django && window.django.jQuery) {
    /* After the library's own turn, which it takes the same way. */
    window.django.jQuery(nameChoices);
  }
  document.addEventListener("formset:added", function () {
    window.setTimeout(nameChoices, 0);
  });

  /* So is the box one types in. */
  document.addEventListener("focusin", function (event) {
    const field = event.target;
    if (field.classList.contains("select2-search__field") && !field.ariaLabel) {
      const label = document.querySelector("h1");
      field.ariaLabel = field.placeholder || (label ? label.textContent.trim() : document.title);
    }
  });
})();
