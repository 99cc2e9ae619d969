// The panel under an opened trial: made when it opens, thrown away when it closes.

function openPanel(trial, classes, objective, columnCount, note) {
  const panel = element("div", { class: "panel", tabindex: "-1", role: "region", "aria-label": "Trial " + trial.number });
  const row = element("tr", { class: "detail", id: "detail-" + trial.number }, element("td", { colspan: columnCount }, panel));
  panel.append(heading(trial));
  if (trial.curves.length) panel.append(curves(trial, objective, classes.length ? "Scores" : "Metrics"));
  if (trial.curves.length && note) panel.append(element("p", { class: "muted", text: note }));
  if (trial.confusion) panel.append(confusion(trial, classes));
  panel.append(settings(trial));
  return row;
}

/** Draws the charts of a panel that stands in the page by now and so has a size. */
function drawPanel(row) {
  row.querySelectorAll(".chart").forEach(host => host.drawing());
}

function heading(trial) {
  return element("div", { class: "panel-head" },
    element("h3", { text: "Trial " + trial.number }),
    element("span", { class: "state state-" + trial.state, text: trial.state }),
    trial.reason ? element("p", { class: "why", text: trial.reason }) : null);
}

function chart(options, className) {
  const host = element("div", { class: "chart " + className });
  host.options = options;
  host.drawing = () => draw(host, colours => host.options(colours));
  return host;
}

function change(host, options) {
  host.options = options;
  redraw(host);
}

function choice(label, texts, chosen, onChoose) {
  const buttons = texts.map((text, index) => element("button", { type: "button", text, "aria-pressed": String(index === chosen),
    on: { click: () => {
      buttons.forEach((button, other) => button.setAttribute("aria-pressed", String(other === index)));
      onChoose(index);
    } } }));
  return element("div", { class: "choice", role: "group", "aria-label": label }, ...buttons);
}

function curves(trial, objective, title) {
  // The loss stands by itself; so does the objective of a command that has other metrics and no loss.
  const lead = trial.curves.find(curve => curve.metric === "loss")
    ?? (trial.parts || trial.curves.length === 1 ? undefined : trial.curves.find(curve => curve.metric === objective));
  const others = trial.curves.filter(curve => curve !== lead);
  const grid = element("div", { class: "panel-grid" });
  if (lead) {
    grid.append(element("section", { class: "curves" },
      element("div", { class: "block-head" }, element("h4", { text: lead.label })), chart(curveOptions(trial, lead), "line")));
  }
  if (others.length) {
    const first = Math.max(0, others.findIndex(curve => curve.metric === objective));
    const host = chart(curveOptions(trial, others[first]), "line");
    grid.append(element("section", { class: "curves" },
      element("div", { class: "block-head" }, element("h4", { text: title }),
        choice("Metric of the curve", others.map(curve => curve.label), first,
          index => change(host, curveOptions(trial, others[index])))),
      host));
  }
  return grid;
}

function confusion(trial, classes) {
  const names = trial.confusion.map((_, index) => classes[index] ?? "class " + index);
  const host = chart(colours => confusionOptions(trial, names, false, host)(colours), "matrix");
  host.style.setProperty("--classes", names.length);
  return element("div", { class: "panel-grid" },
    element("section", { class: "confusion" },
      element("div", { class: "block-head" }, element("h4", { text: "Confusion matrix" }),
        choice("Numbers of the confusion matrix", ["Images", "Share of the row"], 0,
          index => change(host, confusionOptions(trial, names, index === 1, host)))),
      element("p", { class: "muted", text: "A row is a true class, a column what it was taken for. The stronger the colour, the larger the share of the row." }),
      element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Confusion matrix" }, host)),
    element("section", { class: "classes" },
      element("div", { class: "block-head" }, element("h4", { text: "By class" })),
      element("div", { class: "scroll" }, classTable(trial, names))));
}

function classTable(trial, names) {
  const head = ["Class", "Precision", "Recall", "F1", "Images", "Predicted"]
    .map((text, index) => element("th", { scope: "col", class: index ? "num" : "", text }));
  const rows = trial.scores.map(([precision, recall, f1, support, predicted], index) => element("tr", {},
    element("th", { scope: "row", text: names[index] }),
    ...[precision, recall, f1].map(value => {
      const cell = element("td", { class: "num metric", text: score(value) });
      cell.style.setProperty("--share", 100 * (value ?? 0) + "%");
      return cell;
    }),
    element("td", { class: "num", text: support.toLocaleString("en") }),
    element("td", { class: "num", text: predicted.toLocaleString("en") })));
  return element("table", { class: "plain" }, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...rows));
}

function settings(trial) {
  const list = pairs => element("dl", { class: "facts" },
    ...pairs.map(([name, value]) => element("div", {}, element("dt", { text: name }), element("dd", { text: value }))));
  return element("div", { class: "panel-grid" },
    element("section", {}, element("h4", { text: "Parameters" }), list(trial.parameters)),
    element("section", {}, element("h4", { text: "Run" }), list([...trial.facts, ...trial.provenance])));
}
