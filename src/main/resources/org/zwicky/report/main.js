// Puts the page together.

(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const table = document.getElementById("trials");
  if (!table) return;
  const board = document.getElementById("board");
  const body = table.tBodies[0];
  const rows = new Map();
  const ties = new Set(data.ties);
  let details = null;
  const detailsOf = rank => (details ??= JSON.parse(document.getElementById("details").textContent).trials)[rank];
  data.trials.forEach((trial, rank) => {
    trial.parts = data.classes.length > 0;
    trial.tied = ties.has(trial.number);
    trial.rank = rank;
    trial.provenance = data.provenances[trial.provenance];
    for (const key of ["curves", "facts"]) Object.defineProperty(trial, key, { get: () => detailsOf(rank)[key] });
  });
  const view = makeView(data);
  const tieLine = body.querySelector(".tie-line")
    ?? element("tr", { class: "tie-line" }, element("td", {}, element("span", { text: "End of the statistical tie: below, no trial is tied with the best (≈)" })));

  /** A trial's row, made on first use. */
  function entryOf(trial) {
    let entry = rows.get(trial.number);
    if (entry) return entry;
    const row = document.getElementById("trial-" + trial.number) ?? makeRow(trial, data);
    const button = element("button", { type: "button", class: "opener", "aria-expanded": "false", "aria-controls": "detail-" + trial.number,
      "aria-label": "Trial " + trial.number + ", details", text: String(trial.number) });
    row.querySelector(".trial-number").replaceWith(button);
    entry = { trial, row, button, detail: null };
    rows.set(trial.number, entry);
    return entry;
  }

  const numberOf = target => Number(target.closest?.("tr.row")?.id.slice("trial-".length) ?? NaN);
  body.addEventListener("click", event => {
    const number = numberOf(event.target);
    if (!number) return;
    const selecting = !getSelection().isCollapsed;
    if (event.target === rows.get(number).button || !(selecting || event.target.closest("a, button"))) toggle(number);
  });
  let under = null;
  const pointAt = number => {
    if (number === under) return;
    under = number;
    view.point(number);
  };
  body.addEventListener("mouseover", event => pointAt(numberOf(event.target) || null));
  body.addEventListener("mouseleave", () => pointAt(null));
  body.addEventListener("focusin", event => event.target.matches(".opener") && pointAt(numberOf(event.target)));
  body.addEventListener("focusout", () => pointAt(null));

  function toggle(number) {
    const { row, detail } = rows.get(number);
    const before = row.getBoundingClientRect().top;
    detail ? close(number) : open(number);
    // The table unrolls with its first panel: the row stays where it is seen.
    scrollBy({ top: row.getBoundingClientRect().top - before, behavior: "instant" });
  }

  function open(number) {
    const entry = entryOf(view.trial(number));
    if (entry.detail) return;
    entry.detail = openPanel(entry.trial, data.classes, data.metric, shownColumns(), data.thinned);
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
    const trial = view.trial(number);
    if (!trial) return;
    if (!view.isShown(number)) {
      filter.value = "";
      ranges.clear();
      view.clearFilters();
    }
    const entry = entryOf(trial);
    goTo(Math.floor(matching().indexOf(trial) / PAGE));
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

  const PAGE = data.written;
  let order = data.trials, byRank = true, page = 0;
  const matching = () => order.filter(trial => view.isShown(trial.number));

  makeSortable(table, data.columns, (compare, column, descending) => {
    // Array sort is stable: equal ones keep the order of the leaderboard.
    order = [...data.trials].sort(compare);
    byRank = (column.kind === "rank" && !descending) || (column.kind === "metric" && column.key === data.metric && descending === column.descending);
    goTo(0);
  });

  const filter = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const texts = new Map();
  const weakest = data.columns.findIndex(column => column.kind === "worst");
  const textOf = trial => {
    if (!texts.has(trial.number)) {
      const name = trial.row ? trial.row.texts[weakest] : document.getElementById("trial-" + trial.number)?.querySelector(".worst .clip")?.textContent;
      texts.set(trial.number, searchText(trial, name ?? ""));
    }
    return texts.get(trial.number);
  };
  data.trials.slice(0, data.written).forEach(textOf);
  filter.addEventListener("input", () => view.filterBy("words", wordFilter(filter.value, data.columns, textOf)));
  const ranges = makeRanges(data.columns, data.trials, (index, holds) =>
    view.filterBy("range " + index, holds && (trial => holds(trial.values[index]))));
  let visible = () => [];
  const shownColumns = () => visible().filter(each => each).length;
  visible = makeColumnMenu(data.columns, now => {
    visible = () => now;
    showColumns(table.tHead.rows[0], now);
    showRows();
  });
  makeMenus(document.querySelector("#leaderboard .tools"));

  function goTo(to) {
    page = to;
    showRows();
  }

  /** Only the rows of the present page stand in the table. */
  function showRows() {
    const found = matching();
    page = Math.max(0, Math.min(page, Math.ceil(found.length / PAGE) - 1));
    const now = found.slice(page * PAGE, (page + 1) * PAGE);
    const lastTied = byRank ? found.findLast(trial => trial.tied) : undefined;
    const content = [];
    for (const trial of now) {
      const { row, detail } = entryOf(trial);
      showColumns(row, visible());
      content.push(row);
      if (detail) {
        detail.hidden = false;
        detail.cells[0].colSpan = shownColumns();
        content.push(detail);
      }
      if (trial === lastTied) {
        tieLine.cells[0].colSpan = shownColumns();
        content.push(tieLine);
      }
    }
    const focused = document.activeElement;
    body.replaceChildren(...content);
    if (focused !== document.activeElement && body.contains(focused)) focused.focus({ preventScroll: true });
    const count = found.length, all = data.trials.length;
    board.hidden = count === 0;
    document.getElementById("none").hidden = count > 0;
    shown.textContent = view.isFiltered() ? count + " of " + all + " trials" : all + (all === 1 ? " trial" : " trials");
    showPager(page, PAGE, count, to => {
      goTo(to);
      board.scrollTop = 0;
      const top = board.getBoundingClientRect().top;
      if (top < 0) scrollBy({ top: top - 60, behavior: "instant" });
    });
  }
  view.onShown(() => goTo(0));

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
