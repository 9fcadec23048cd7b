"use strict";

/* Keeps the sums of the table by sex and age, steps its numbers, and asks what saving would do.
   Without it the page is a plain form, and the button "See what changes" asks the same. */
(function () {
  const form = document.querySelector("form[data-people]");
  const table = form.querySelector(".matrix");
  const state = form.querySelector("#split-state");
  const people = form.elements.people;
  // Browsers know no Kazakh numbers; they are written like Russian ones.
  const language = document.documentElement.lang.replace("kk", "ru");

  /* "1 234", "1,234" and "1234" are the same number of people; anything else counts as none. */
  function numberIn(field) {
    const number = Number(field.value.replace(/[\s.,'’]/g, ""));
    return Number.isSafeInteger(number) && number > 0 ? number : 0;
  }

  function shown(number) {
    return number.toLocaleString(language);
  }

  function showTotals() {
    const columns = [];
    table.querySelectorAll("tbody tr").forEach(function (row) {
      let total = 0;
      row.querySelectorAll("input").forEach(function (field, place) {
        const number = numberIn(field);
        total += number;
        columns[place] = (columns[place] || 0) + number;
      });
      row.querySelector("[data-row-total]").textContent = shown(total);
    });
    const all = columns.reduce((sum, number) => sum + number, 0);
    table.querySelectorAll("[data-column-total]").forEach(function (place, index) {
      place.textContent = shown(index < columns.length ? columns[index] : all);
    });
    showState(all);
  }

  function showState(split) {
    const rest = numberIn(people) - split;
    state.toggleAttribute("data-wrong", rest < 0);
    if (!split || !people.value.trim()) {
      state.textContent = "";
      return;
    }
    const words = rest > 0 ? state.dataset.fewer : rest === 0 ? state.dataset.all : state.dataset.more;
    state.textContent = words
      .replace("%(split)s", shown(split))
      .replace("%(people)s", shown(numberIn(people)))
      .replace("%(rest)s", shown(Math.abs(rest)));
  }

  table.querySelectorAll("[data-step]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      const field = button.parentElement.querySelector("input");
      field.value = shown(Math.max(0, numberIn(field) + Number(button.dataset.step)));
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  });

  /* What saving would do, asked of the server while somebody pauses; an older answer never covers
     a newer one. */
  const effect = form.querySelector("#effect");
  let waiting = null;
  let asked = null;

  async function ask() {
    if (asked) {
      asked.abort();
    }
    asked = new AbortController();
    const data = new FormData(form);
    data.set("check", "1");
    const answer = await fetch(form.action, { method: "POST", body: data, signal: asked.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const told = page.querySelector("#effect");
    const refused = page.querySelector("#id_people_error");
    if (told && answer.ok) {
      effect.replaceChildren(...told.childNodes);
    } else if (refused) {
      effect.replaceChildren(refused);
      refused.removeAttribute("id");
    }
    effect.classList.remove("effect-waits");
  }

  form.addEventListener("input", function () {
    showTotals();
    window.clearTimeout(waiting);
    if (people.value.trim()) {
      effect.classList.add("effect-waits");
      waiting = window.setTimeout(function () {
        ask().catch(function () {
          // The line is down or a newer question is out: what stands there is kept.
          effect.classList.remove("effect-waits");
        });
      }, 700);
    }
  });
  showTotals();
})();
