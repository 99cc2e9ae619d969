// Which classes are confused: the matrix of any trial, or what another does otherwise.

/** A select with a label. */
function chosen(label, options, value, onChange) {
  const select = element("select", { on: { change: () => onChange(select.value) } },
    ...options.map(([key, text]) => element("option", { value: key, text, selected: String(key) === String(value) })));
  return element("label", { class: "chosen" }, element("span", { text: label }), select);
}

sections.push(view => {
  const data = view.section("confusion");
  if (!data) return;
  const MOST = 12;
  const names = view.data.classes;
  const trials = view.complete.filter(trial => trial.confusion);
  const host = document.getElementById("confusion-matrix");
  const pairs = document.getElementById("confusion-pairs");
  const state = { trial: data.best, other: "", mode: 0, all: false };
  const MODES = [
    { text: "Images", note: "Numbers are images. The stronger the colour, the larger the share of the row." },
    { text: "Share of the row", note: "Numbers are percentages of the true class: its diagonal is the recall (completeness)." },
    { text: "Share of the column", note: "Numbers are percentages of what was called the class: its diagonal is the precision (purity)." },
  ];

  const sum = values => values.reduce((a, b) => a + b, 0);
  const shares = (counts, byColumn) => counts.map((row, truth) => row.map((count, predicted) => {
    const total = byColumn ? sum(counts.map(each => each[predicted])) : sum(counts[truth]);
    return total ? count / total : null;
  }));
  const whole = value => value === null ? "–" : String(Math.round(100 * value));
  const signed = value => (value > 0 ? "+" : value < 0 ? "−" : "") + Math.abs(value);

  function cells() {
    const mine = view.trial(state.trial).confusion;
    if (state.other === "") {
      const rows = shares(mine, false), columns = shares(mine, true);
      return (truth, predicted) => {
        const by = state.mode === 2 ? columns : rows;
        const text = state.mode === 0 ? String(mine[truth][predicted]) : whole(by[truth][predicted]);
        return shade(element("td", { text }), by[truth][predicted] ?? 0);
      };
    }
    const theirs = view.trial(Number(state.other)).confusion;
    const of = counts => state.mode === 0 ? counts : shares(counts, state.mode === 2);
    const [a, b] = [of(mine), of(theirs)];
    const difference = (truth, predicted) => (a[truth][predicted] ?? 0) - (b[truth][predicted] ?? 0);
    const largest = Math.max(1e-9, ...a.flatMap((row, truth) => row.map((_, predicted) => Math.abs(difference(truth, predicted)))));
    return (truth, predicted) => {
      const value = difference(truth, predicted);
      const cell = element("td", { class: value > 0 ? "plus" : value < 0 ? "minus" : null, text: signed(state.mode === 0 ? value : Math.round(100 * value)) });
      cell.style.setProperty("--s", Math.abs(value) / largest);
      return cell;
    };
  }

  function showMatrix() {
    const cell = cells();
    const mine = view.trial(state.trial).confusion;
    const head = element("tr", {}, element("td", {}), ...names.map(name => element("th", { scope: "col" }, element("span", { text: name }))));
    const rows = names.map((name, truth) => {
      const row = element("tr", {}, element("th", { scope: "row", text: name }));
      names.forEach((other, predicted) => {
        const made = cell(truth, predicted);
        made.title = mine[truth][predicted] + " of " + sum(mine[truth]) + " “" + name + "” were " + (truth === predicted ? "recognised" : "taken for “" + other + "”") + " by trial " + state.trial;
        made.dataset.truth = truth;
        made.dataset.predicted = predicted;
        if (truth === predicted) made.classList.add("right");
        row.append(made);
      });
      return row;
    });
    const compared = state.other !== "";
    document.getElementById("confusion-note").textContent = "A row is a true class, a column what its validation images were taken for; the framed diagonal is right. " +
      (compared ? "Trial " + state.trial + " less trial " + state.other + (state.mode ? ", in percentage points of the " + (state.mode === 1 ? "true class (row)" : "called class (column)") : ", in images") +
        ": blue and + where trial " + state.trial + " has more, orange and − where it has fewer. More on the diagonal is better, more beside it worse."
        : MODES[state.mode].note);
    host.replaceChildren(element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Confusion matrix" },
      element("table", { class: "cells" + (names.length > 14 ? " many" : names.length < 8 ? " few" : "") },
        element("caption", { class: "sr", text: compared ? "Confusion matrix of trial " + state.trial + " less that of trial " + state.other : "Confusion matrix of trial " + state.trial }),
        element("thead", {}, head), element("tbody", {}, ...rows))));
  }

  function showPairs() {
    const counts = view.trial(state.trial).confusion;
    const theirs = state.other === "" ? null : view.trial(Number(state.other)).confusion;
    const found = counts.flatMap((row, truth) => row.map((count, predicted) => ({ truth, predicted, count, share: count / sum(row) })))
      .filter(pair => pair.truth !== pair.predicted && pair.count > 0)
      .sort((a, b) => b.count - a.count || b.share - a.share);
    // The gallery's answers for these are those of its first trial.
    const examples = gallery.pictured && gallery.data.trials[0] === state.trial;
    const heads = ["True class", "Taken for", "Images", "Share of the true class", ...(theirs ? ["Trial " + state.other] : [])];
    pairs.tHead.replaceChildren(element("tr", {}, ...heads.map((text, index) => element("th", { scope: "col", class: index > 1 ? "num" : null, text })),
      examples ? element("th", { scope: "col", text: "Examples" }) : null));
    pairs.tBodies[0].replaceChildren(...found.slice(0, state.all ? found.length : MOST).map(pair => {
      const row = element("tr", { "data-trial": state.trial, "data-truth": pair.truth, "data-predicted": pair.predicted },
        element("th", { scope: "row", text: names[pair.truth] }), element("td", { text: names[pair.predicted] }),
        element("td", { class: "num", text: pair.count.toLocaleString("en") }), element("td", { class: "num", text: percent(pair.share) }),
        theirs ? element("td", { class: "num", text: theirs[pair.truth][pair.predicted].toLocaleString("en") }) : null);
      if (examples) row.append(element("td", {}, element("ul", { class: "figures" },
        ...confusedImages(pair.truth, pair.predicted).map(id => element("li", {}, imageFigure(id))))));
      return row;
    }));
    document.getElementById("confusion-pairs-note").textContent = "Of trial " + state.trial + ": images of one class that were taken for another, most first" +
      (found.length > MOST && !state.all ? "; the first " + MOST + " of " + found.length + " pairs." : ".");
    pairs.parentElement.nextElementSibling?.remove();
    if (found.length > MOST) pairs.parentElement.after(element("button", { type: "button", class: "more", text: state.all ? "Show the first " + MOST : "Show all " + found.length + " pairs",
      on: { click: () => { state.all = !state.all; showPairs(); pairs.parentElement.nextElementSibling.focus(); } } }));
  }

  const show = () => { showMatrix(); showPairs(); };
  const options = trials.map(trial => [trial.number, "Trial " + trial.number]);
  document.getElementById("confusion-tools").append(
    chosen("Matrix of", options, state.trial, value => { state.trial = Number(value); show(); }),
    chosen("less", [["", "nothing"], ...options], "", value => { state.other = value; show(); }),
    choice("Numbers of the matrix", MODES.map(mode => mode.text), 0, index => { state.mode = index; showMatrix(); }));
  show();
});
