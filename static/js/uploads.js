"use strict";

/* Shows which files are chosen, says at once what is too large, and makes photos small before they
   are sent. A photo made small carries on what its camera wrote (the day, the place): the server
   reads it there, once, and keeps nothing of it. Without this the files go as they are. */
(function () {
  const SMALL_ENOUGH = 600 * 1024;

  /* The piece of a JPEG in which the camera writes, saying that the picture stands upright. */
  async function cameraNote(file) {
    const view = new DataView(await file.slice(0, 256 * 1024).arrayBuffer());
    if (view.getUint16(0) !== 0xffd8) {
      return null;
    }
    for (let at = 2; at + 8 < view.byteLength && view.getUint8(at) === 0xff; ) {
      const end = at + 2 + view.getUint16(at + 2);
      if (view.getUint16(at) === 0xffe1 && view.getUint32(at + 4) === 0x45786966) {
        const note = view.buffer.slice(at, end);
        standUpright(new DataView(note), 10);
        return end <= view.byteLength ? note : null;
      }
      at = end;
    }
    return null;
  }

  function standUpright(note, start) {
    const little = note.getUint16(start) === 0x4949;
    const table = start + note.getUint32(start + 4, little);
    for (let left = note.getUint16(table, little), at = table + 2; left > 0; left -= 1, at += 12) {
      if (note.getUint16(at, little) === 0x0112) {
        note.setUint16(at + 8, 1, little);
      }
    }
  }

  function drawn(picture, longest) {
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  async function shrunk(file, picture, longest) {
    if (file.size <= SMALL_ENOUGH) {
      return file;
    }
    const canvas = drawn(picture, longest);
    const small = await new Promise(function (done) {
      canvas.toBlob(done, "image/jpeg", 0.85);
    });
    if (!small || small.size >= file.size) {
      return file;
    }
    const note = await cameraNote(file).catch(function () {
      return null;
    });
    const parts = note ? [small.slice(0, 2), note, small.slice(2)] : [small];
    const name = file.name.replace(/\.[^.]*$/, "") + ".jpg";
    return new File(parts, name, { type: "image/jpeg", lastModified: file.lastModified });
  }

  /* What cannot be read as a picture here goes as it is; the server says what it thinks of it. */
  async function prepared(file, input, item) {
    if (!file.type.startsWith("image/")) {
      return file;
    }
    let picture = null;
    try {
      picture = await createImageBitmap(file);
      item.prepend(drawn(picture, 96));
      return await shrunk(file, picture, Number(input.dataset.longest));
    } catch (error) {
      return file;
    } finally {
      if (picture) {
        picture.close();
      }
    }
  }

  function sizeText(size, input) {
    const number = Math.max(0.1, Math.ceil((size / 1024 / 1024) * 10) / 10);
    // Browsers know no Kazakh numbers; they are written like Russian ones.
    const language = document.documentElement.lang.replace("kk", "ru");
    return input.dataset.megabytes.replace("0", number.toLocaleString(language));
  }

  function listed(file, list) {
    const item = document.createElement("li");
    const text = document.createElement("span");
    text.textContent = file.name;
    item.append(text);
    list.append(item);
    return item;
  }

  function show(file, item, input) {
    const note = document.createElement("span");
    const tooLarge = file.size > Number(input.dataset.maxBytes);
    note.className = tooLarge ? "error" : "note";
    note.textContent = sizeText(file.size, input) + (tooLarge ? ": " + input.dataset.tooLarge : "");
    item.append(note);
  }

  async function choose(input, list) {
    const files = Array.from(input.files);
    list.replaceChildren();
    list.setAttribute("aria-busy", "true");
    const ready = new DataTransfer();
    for (const file of files) {
      const item = listed(file, list);
      const sent = await prepared(file, input, item);
      ready.items.add(sent);
      show(sent, item, input);
    }
    if (files.length > Number(input.dataset.limit)) {
      const item = document.createElement("li");
      item.className = "error";
      item.textContent = input.dataset.tooMany;
      list.prepend(item);
    }
    input.files = ready.files;
    list.removeAttribute("aria-busy");
  }

  document.querySelectorAll("input[type=file][data-longest]").forEach(function (input) {
    const list = document.createElement("ul");
    list.className = "chosen";
    list.setAttribute("aria-live", "polite");
    input.after(list);
    let work = Promise.resolve();
    let busy = 0;
    let wanted = null;
    function chosen() {
      busy += 1;
      work = work
        .then(function () {
          return choose(input, list);
        })
        .finally(function () {
          busy -= 1;
          if (!busy && wanted) {
            input.form.requestSubmit(wanted);
          }
        });
    }
    input.addEventListener("change", chosen);
    /* On a weak line photos are chosen before this script has come. */
    if (input.files.length) {
      chosen();
    }
    /* Sent while photos are still being made small: it goes by itself as soon as they are. */
    input.form.addEventListener("submit", function (event) {
      if (busy) {
        wanted = event.submitter;
        event.preventDefault();
        event.stopPropagation();
      }
    });
  });
})();
