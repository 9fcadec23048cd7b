"use strict";

/* Shows in a table what came in kind is worth while it is typed: quantity times rate, the listed rate
   where none is typed; people times hours for a day of ashar. The server works it out again. */
(function () {
  const HOURS_OF_A_DAY = 8;

  function field(row, name) {
    return row.querySelector("[name$='-" + name + "']");
  }

  function number(row, name) {
    const typed = field(row, name);
    const text = typed ? typed.value.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".") : "";
    return Number(text) || 0;
  }

  function written(amount) {
    return amount.toLocaleString(document.documentElement.lang.replace("kk", "ru"), { maximumFractionDigits: 2 });
  }

  function listed(rates, row, unit) {
    const day = row.querySelector("[name$='_on']");
    const year = /\d{4}/.exec((day && day.value) || "");
    const own = field(row, "currency");
    const pledge = row.querySelector("option[data-currency]:checked");
    const currency = (own && own.value) || (pledge && pledge.dataset.currency);
    const found = rates[unit] && year && rates[unit][year[0]];
    return Number((found && found[currency]) || 0);
  }

  function showWorth(rates, row) {
    const worth = field(row, "worth");
    if (worth) {
      const days = Math.round(((number(row, "women") + number(row, "men")) * number(row, "hours") * 100) / HOURS_OF_A_DAY) / 100;
      const amount = days * (Number(worth.dataset.rate) || listed(rates, row, "people_day"));
      worth.value = amount ? written(amount) : "";
      return;
    }
    const rate = field(row, "rate");
    const proposed = listed(rates, row, field(row, "unit").value);
    rate.placeholder = proposed ? written(proposed) : "";
    const amount = field(row, "amount");
    const value = number(row, "quantity") * (number(row, "rate") || proposed);
    amount.placeholder = value ? "= " + written(value) : "";
    amount.dataset.worth = value ? String(Math.round(value * 100) / 100) : "";
  }

  document.querySelectorAll("table[data-rates]").forEach(function (table) {
    const rates = JSON.parse(table.dataset.rates);
    table.addEventListener("input", function (event) {
      const row = event.target.closest("tbody tr");
      if (row) {
        showWorth(rates, row);
      }
    });
    if (table.querySelector("[name$='-rate']")) {
      table.querySelectorAll("tbody tr").forEach(function (row) {
        showWorth(rates, row);
      });
      /* The total below counts what they are worth. */
      table.dispatchEvent(new Event("input"));
    }
  });
})();
