"use strict";

/* Draws the tables of figures that stand on the page. The library is fetched once a chart comes into
   view; without it, and without script, the tables say the same. Nothing moves, so nothing needs to
   be stilled for those who ask for less motion. */
(function () {
  // Browsers know no Kazakh numbers; they are written like Russian ones.
  const language = document.documentElement.lang === "en" ? "en" : "ru";
  const LETTER = 12;
  const LINE = 15;
  const GAP = 6;
  const MARK = 16;
  const drawn = [];
  let library = null;

  function token(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }

  function shown(number) {
    return number.toLocaleString(language);
  }

  function load(url) {
    library = library || new Promise(function (resolve, reject) {
      const script = document.createElement("script");
      script.src = url;
      script.addEventListener("load", function () { resolve(window.Chart); });
      script.addEventListener("error", reject);
      document.head.append(script);
    });
    return library;
  }

  /* The table as labels of its lines and one series of numbers for each column. */
  function read(table) {
    const rows = Array.from(table.tBodies[0].rows);
    return {
      labels: rows.map(function (row) { return row.cells[0].textContent; }),
      series: Array.from(table.tHead.rows[0].cells).slice(1).map(function (head, place) {
        return {
          name: head.textContent.replaceAll("\u00ad", ""),
          numbers: rows.map(function (row) { return Number(row.cells[place + 1].dataset.number); }),
        };
      }),
    };
  }

  /* Each series differs by more than its colour: plain, slanted lines, dots, crossed lines. */
  function fill(tone, place) {
    const tile = document.createElement("canvas");
    const pen = tile.getContext("2d");
    tile.width = tile.height = 8;
    pen.fillStyle = token(tone);
    pen.fillRect(0, 0, 8, 8);
    pen.strokeStyle = pen.fillStyle = token("card");
    pen.globalAlpha = 0.75;
    pen.lineWidth = 1.5;
    if (place === 2) {
      pen.fillRect(1, 1, 2, 2);
      pen.fillRect(5, 5, 2, 2);
    }
    const strokes = { 1: [[-2, 6, 2, 10], [-2, 10, 10, -2], [6, 10, 10, 6]], 3: [[0, 0, 8, 8], [0, 8, 8, 0]] }[place] || [];
    strokes.forEach(function (line) {
      pen.beginPath();
      pen.moveTo(line[0], line[1]);
      pen.lineTo(line[2], line[3]);
      pen.stroke();
    });
    return pen.createPattern(tile, "repeat");
  }

  function wrapped(pen, text, width) {
    const lines = [];
    text.split(" ").forEach(function (word) {
      const longer = lines.length ? lines[lines.length - 1] + " " + word : word;
      if (lines.length && pen.measureText(longer).width <= width) {
        lines[lines.length - 1] = longer;
      } else {
        lines.push(word);
      }
    });
    return lines;
  }

  /* The name of each series with its last number, at the end of it: no legend to decode. */
  const names = {
    id: "names",
    afterDatasetsDraw: function (chart) {
      const pen = chart.ctx;
      const left = chart.chartArea.right + 12;
      const width = chart.width - left - MARK;
      pen.save();
      pen.font = LETTER + "px " + window.Chart.defaults.font.family;
      pen.textBaseline = "top";
      const named = chart.data.datasets.map(function (series, place) {
        const points = chart.getDatasetMeta(place).data;
        const last = points[points.length - 1];
        const text = shown(series.data[series.data.length - 1]) + " " + series.label;
        return {
          paint: series.mark,
          middle: last.base === undefined ? last.y : (last.y + last.base) / 2,
          lines: wrapped(pen, text, width),
        };
      });
      // Of two at one height the later stands above, as in the stack.
      named.reverse().sort(function (one, other) { return one.middle - other.middle; });
      apart(named, chart.chartArea).forEach(function (one) {
        pen.fillStyle = one.paint;
        pen.fillRect(left, one.top + 1, MARK - 6, MARK - 6);
        pen.fillStyle = token("ink");
        one.lines.forEach(function (text, line) {
          pen.fillText(text, left + MARK, one.top + line * LINE);
        });
      });
      pen.restore();
    },
  };

  /* From above, each as near to its middle as the one before and the bottom allow. */
  function apart(named, area) {
    let room = 0;
    named.forEach(function (one) { room += one.lines.length * LINE + GAP; });
    let top = area.top - 8;
    named.forEach(function (one) {
      const height = one.lines.length * LINE + GAP;
      one.top = Math.max(top, Math.min(one.middle - height / 2, area.bottom + 40 - room));
      top = one.top + height;
      room -= height;
    });
    return named;
  }

  /* A day in words stands in two lines below its place. */
  function broken(label) {
    const words = label.split(" ");
    const half = Math.ceil(words.length / 2);
    return words.length < 3 ? label : [words.slice(0, half).join(" "), words.slice(half).join(" ")];
  }

  function dataset(series, tone, place, kind) {
    const lines = kind === "lines";
    return {
      label: series.name,
      data: series.numbers,
      mark: lines ? token(tone) : fill(tone, place),
      backgroundColor: lines ? token("card") : fill(tone, place),
      borderColor: lines ? token(tone) : token("card"),
      borderWidth: lines ? 3 : { top: 1 },
      borderDash: lines && place === 0 ? [7, 5] : [],
      pointStyle: place === 0 ? "rectRot" : "circle",
      pointRadius: 5,
      maxBarThickness: 64,
      categoryPercentage: 0.8,
      barPercentage: 0.9,
    };
  }

  function settings(box, kind) {
    const table = read(box.parentElement.querySelector("table"));
    const tones = box.dataset.tones.split(" ");
    const axis = { ticks: { color: token("muted"), maxRotation: 0 }, border: { color: token("edge") } };
    return {
      type: kind === "lines" ? "line" : "bar",
      data: {
        labels: table.labels.map(broken),
        datasets: table.series.map(function (series, place) {
          return dataset(series, tones[place], place, kind);
        }),
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        layout: { padding: { top: 8, right: Math.min(150, box.clientWidth * 0.37) } },
        interaction: { mode: "index", intersect: false },
        plugins: {
          legend: { display: false },
          tooltip: {
            callbacks: {
              title: function (items) { return table.labels[items[0].dataIndex]; },
              label: function (item) { return shown(item.parsed.y) + " " + item.dataset.label; },
            },
          },
        },
        scales: {
          x: Object.assign({ stacked: kind === "stacked", grid: { display: false } }, axis),
          y: {
            stacked: kind === "stacked",
            beginAtZero: true,
            border: { display: false },
            grid: { color: token("line") },
            ticks: { color: token("muted"), precision: 0, maxTicksLimit: 6, callback: function (number) { return shown(number); } },
          },
        },
      },
      plugins: [names],
    };
  }

  function draw(box) {
    const kind = box.parentElement.dataset.chart;
    box.hidden = false;
    const canvas = document.createElement("canvas");
    canvas.setAttribute("aria-hidden", "true");
    box.replaceChildren(canvas);
    window.Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    window.Chart.defaults.font.size = LETTER;
    return new window.Chart(canvas, settings(box, kind));
  }

  function show(box) {
    return Promise.all([load(box.dataset.library), document.fonts.ready]).then(function () {
      drawn.push({ box: box, chart: draw(box) });
    }).catch(function () {
      box.hidden = true;
    });
  }

  const seen = new IntersectionObserver(function (entries) {
    entries.filter(function (entry) { return entry.isIntersecting; }).forEach(function (entry) {
      seen.unobserve(entry.target);
      show(entry.target.querySelector("[data-tones]"));
    });
  }, { rootMargin: "400px" });
  document.querySelectorAll("[data-chart]").forEach(function (figure) {
    figure.querySelector("[data-tones]").hidden = false;
    seen.observe(figure);
  });

  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
    drawn.forEach(function (one) {
      one.chart.destroy();
      one.chart = draw(one.box);
    });
  });
  window.addEventListener("beforeprint", function () {
    drawn.forEach(function (one) { one.chart.resize(); });
  });
})();
