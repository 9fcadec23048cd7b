"use strict";

/* Offers, as one types, the rows a search field may take; without it the text is looked up when the
   form is sent. The list follows the combobox pattern of WAI-ARIA. */
(function () {
  const WAIT = 180;

  function option(box, row, place) {
    const item = document.createElement("li");
    item.id = box.dataset.find + "-found-" + place;
    item.setAttribute("role", "option");
    item.dataset.key = row.key;
    item.dataset.label = row.label;
    item.dataset.note = row.note;
    item.append(row.label);
    if (row.note) {
      const note = document.createElement("span");
      note.className = "muted";
      note.textContent = " " + row.note;
      item.append(note);
    }
    return item;
  }

  function start(box) {
    const name = box.dataset.find;
    const text = box.querySelector("[name='" + name + "-sought']");
    const meantFor = box.querySelector("[name='" + name + "-sought-for']");
    const note = box.querySelector("[data-find-note]");
    const list = document.createElement("ul");
    let timer = 0;
    let asked = 0;
    list.id = name + "-found";
    list.className = "find-list";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", box.closest(".field, td")?.querySelector("label")?.textContent || name);
    text.after(list);
    text.setAttribute("role", "combobox");
    text.setAttribute("aria-autocomplete", "list");
    text.setAttribute("aria-expanded", "false");
    text.setAttribute("aria-controls", list.id);

    function close() {
      list.hidden = true;
      text.setAttribute("aria-expanded", "false");
      text.removeAttribute("aria-activedescendant");
    }

    function mark(item) {
      list.querySelectorAll("[aria-selected]").forEach(function (old) {
        old.removeAttribute("aria-selected");
      });
      item.setAttribute("aria-selected", "true");
      item.scrollIntoView({ block: "nearest" });
      text.setAttribute("aria-activedescendant", item.id);
    }

    function choose(item) {
      let key = box.querySelector("input[type=hidden][name='" + name + "']");
      if (!key) {
        /* The radios of an earlier answer give way to the choice. */
        box.querySelector(".find-which").remove();
        key = document.createElement("input");
        key.type = "hidden";
        key.name = name;
        box.append(key);
      }
      key.value = item.dataset.key;
      text.value = meantFor.value = item.dataset.label;
      note.textContent = item.dataset.note;
      close();
      text.dispatchEvent(new Event("change", { bubbles: true }));
    }

    /* A table scrolls sideways and would cut the list off: there it floats over the page. */
    function place() {
      if (box.closest("table")) {
        const edge = text.getBoundingClientRect();
        list.style.position = "fixed";
        list.style.left = edge.left + "px";
        list.style.right = "auto";
        list.style.top = edge.bottom + "px";
        list.style.width = Math.max(edge.width, Math.min(320, window.innerWidth - edge.left - 8)) + "px";
      }
    }

    function show(found) {
      list.replaceChildren(...found.rows.map(option.bind(null, box)));
      place();
      list.hidden = !found.rows.length;
      text.setAttribute("aria-expanded", String(!list.hidden));
      text.removeAttribute("aria-activedescendant");
      note.textContent = found.said;
    }

    async function ask() {
      const mine = ++asked;
      const address = new URL(window.location.href);
      address.searchParams.set("find", name);
      address.searchParams.set("q", text.value);
      try {
        const answer = await fetch(address, { headers: { Accept: "application/json" } });
        const found = answer.ok ? await answer.json() : { rows: [], said: box.dataset.broken };
        if (mine === asked) {
          show(found);
        }
      } catch {
        close();
        note.textContent = box.dataset.broken;
      }
    }

    text.addEventListener("input", function () {
      window.clearTimeout(timer);
      note.textContent = "";
      if (text.value.trim()) {
        timer = window.setTimeout(ask, WAIT);
      } else {
        asked += 1;
        close();
      }
    });

    text.addEventListener("keydown", function (event) {
      const items = Array.from(list.children);
      const now = items.findIndex((item) => item.hasAttribute("aria-selected"));
      if (list.hidden) {
        if (event.key === "ArrowDown" && text.value.trim()) {
          event.preventDefault();
          ask();
        }
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        mark(items[(now + (event.key === "ArrowDown" ? 1 : -1) + items.length) % items.length]);
      } else if (event.key === "Enter") {
        /* Enter takes the row that is marked, or the first; it never sends a half-filled form. */
        event.preventDefault();
        choose(items[Math.max(now, 0)]);
      } else if (event.key === "Tab" && now >= 0) {
        choose(items[now]);
      } else if (event.key === "Escape") {
        event.preventDefault();
        close();
      }
    });

    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", function (event) {
      const item = event.target.closest("[role=option]");
      if (item) {
        choose(item);
      }
    });
    text.addEventListener("blur", close);
    window.addEventListener("scroll", function (event) {
      if (!list.contains(event.target) && box.closest("table")) {
        close();
      }
    }, { capture: true, passive: true });
  }

  /* A row that is added to a table brings boxes of its own. */
  document.addEventListener("rowadded", function (event) {
    event.target.querySelectorAll("[data-find]").forEach(start);
  });
  document.querySelectorAll("[data-find]").forEach(start);
})();
