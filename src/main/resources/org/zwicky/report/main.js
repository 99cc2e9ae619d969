// Puts the page together.

(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const table = document.getElementById("trials");
  if (!table) return;
  const board = document.getElementById("board");
  const body = table.tBodies[0];
  const rows = new Map();
  const view = makeView(data);

  for (const trial of data.trials) {
    trial.parts = data.classes.length > 0;
    const row = document.getElementById("trial-" + trial.number);
    const button = element("button", { type: "button", class: "opener", "aria-expanded": "false", "aria-controls": "detail-" + trial.number,
      "aria-label": "Trial " + trial.number + ", details", text: String(trial.number) });
    row.querySelector(".trial-number").replaceWith(button);
    rows.set(trial.number, { trial, row, button, detail: null,
      text: searchText(trial, row.querySelector(".worst .clip")?.textContent ?? "") });
    row.addEventListener("click", event => {
      const selecting = !getSelection().isCollapsed;
      if (event.target === button || !(selecting || event.target.closest("a, button"))) toggle(trial.number);
    });
    row.addEventListener("mouseenter", () => view.point(trial.number));
    row.addEventListener("mouseleave", () => view.point(null));
    button.addEventListener("focus", () => view.point(trial.number));
    button.addEventListener("blur", () => view.point(null));
  }

  function toggle(number) {
    const { row, detail } = rows.get(number);
    const before = row.getBoundingClientRect().top;
    detail ? close(number) : open(number);
    // The table unrolls with its first panel: the row stays where it is seen.
    scrollBy({ top: row.getBoundingClientRect().top - before, behavior: "instant" });
  }

  function open(number) {
    const entry = rows.get(number);
    if (entry.detail) return;
    entry.detail = openPanel(entry.trial, data.classes, data.metric, data.columns.length);
    entry.detail.hidden = !view.isShown(number);
    entry.row.after(entry.detail);
    entry.row.classList.add("open");
    entry.button.setAttribute("aria-expanded", "true");
    entry.detail.addEventListener("keydown", event => {
      if (event.key === "Escape") {
        close(number);
        entry.button.focus();
      }
    });
    drawPanel(entry.detail);
  }

  function close(number) {
    const entry = rows.get(number);
    erase(entry.detail);
    entry.detail.remove();
    entry.detail = null;
    entry.row.classList.remove("open");
    entry.button.setAttribute("aria-expanded", "false");
  }

  function reveal(number) {
    const entry = rows.get(number);
    if (!entry) return;
    if (!view.isShown(number)) {
      filter.value = "";
      view.clearFilters();
    }
    open(number);
    // Not scrollIntoView, which would also scroll the table sideways.
    board.scrollTop = entry.row.offsetTop - table.tHead.offsetHeight;
    const top = entry.row.getBoundingClientRect().top;
    if (top < 0 || top > innerHeight * 0.6) scrollBy({ top: top - innerHeight * 0.2 });
    entry.button.focus({ preventScroll: true });
  }

  view.reveal = reveal;

  let pointed = null;
  view.onPointed(number => {
    pointed?.row.classList.remove("pointed");
    pointed = rows.get(number);
    pointed?.row.classList.add("pointed");
  });

  makeSortable(table, data.columns, compare => {
    // Array sort is stable: equal ones keep the order of the leaderboard.
    for (const trial of [...data.trials].sort(compare)) {
      const entry = rows.get(trial.number);
      body.append(entry.row);
      if (entry.detail) body.append(entry.detail);
    }
  });

  const filter = document.getElementById("filter");
  const shown = document.getElementById("shown");
  filter.addEventListener("input", () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(word => word);
    view.filterBy("words", words.length ? trial => matches(rows.get(trial.number).text, words) : null);
  });

  function showRows() {
    rows.forEach(({ row, detail }, number) => {
      row.hidden = !view.isShown(number);
      if (detail) detail.hidden = row.hidden;
    });
    const count = view.shownCount();
    board.hidden = count === 0;
    document.getElementById("none").hidden = count > 0;
    shown.textContent = view.isFiltered() ? count + " of " + rows.size + " trials" : rows.size + (rows.size === 1 ? " trial" : " trials");
  }
  view.onShown(showRows);

  // The panels keep the width of what is seen of the table, however wide that is.
  new ResizeObserver(() => board.style.setProperty("--seen", board.clientWidth + "px")).observe(board);

  function followLink() {
    const trial = /^#trial-(\d+)$/.exec(location.hash);
    if (trial) reveal(Number(trial[1]));
  }
  // A link to the trial in the address is no change of it, so the clicks are heard too.
  document.addEventListener("click", event => {
    const link = event.target.closest('a[href^="#trial-"]');
    if (link) {
      event.preventDefault();
      reveal(Number(link.hash.slice("#trial-".length)));
    }
  });
  addEventListener("hashchange", followLink);

  document.documentElement.classList.add("ready");
  showRows();
  sections.forEach(section => section(view));
  followLink();
})();
