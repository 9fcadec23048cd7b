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
      });
    });
  }

  /* The library names a search box by its field only for those who see it. */
  document.addEventListener("focusin", function (event) {
    if (event.target.classList.contains("select2-search__field") && !event.target.ariaLabel) {
      const box = event.target.closest(".select2-container");
      const list = box && box.querySelector(".select2-results__options");
      event.target.ariaLabel = (list && list.getAttribute("aria-label")) || document.title;
    }
  });
})();
