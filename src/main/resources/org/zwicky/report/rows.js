// Rows of the leaderboard that the page was not written with, made as cell.jte writes them.

function makeRow(trial, data) {
  const made = trial.row;
  const row = element("tr", { class: "row row-" + trial.state + (trial.tied ? " tied" : ""), id: "trial-" + trial.number });
  let reason = null;
  data.columns.forEach((column, index) => {
    if (made.reason && (column.kind === "metric" || column.kind === "worst")) {
      if (reason) reason.colSpan++;
      else row.append(reason = element("td", { class: "reason", colspan: 1 }, element("span", { text: trial.reason })));
    } else row.append(makeCell(trial, made, column, index, data));
  });
  return row;
}

function makeCell(trial, made, column, index, data) {
  const text = made.texts[index], title = made.titles?.[index], minor = column.minor ? " minor" : "";
  const best = made.best.includes(index);
  const say = words => element("span", { class: "sr", text: words });
  if (column.kind === "trial") return element("th", { scope: "row", class: "trial" }, element("span", { class: "trial-number", text }));
  if (column.kind === "state") {
    return element("td", {}, element("span", { class: "state state-" + text },
      element("span", { "aria-hidden": "true", text: data.signs[text] }), " " + text));
  }
  if (column.kind === "curve") return element("td", { class: "curve" }, made.spark ? spark(made) : element("span", { class: "missing", text: "–" }));
  if (trial.values[index] === null) {
    return element("td", { class: "missing" + (column.numeric ? " num" : "") + minor, title, text: "–" });
  }
  if (column.kind === "rank" && trial.tied) {
    return element("td", { class: "num", title: "can't be told from the best trial" }, text + " ",
      element("span", { class: "tie", "aria-hidden": "true", text: "≈" }), say(" tied with the best"));
  }
  if (made.marks?.[index]) {
    return element("td", { class: "num" + (best ? " best" : ""), title }, text, best ? say(" best") : null,
      say(" (" + title.slice(title.indexOf("; ") + 2) + ")"), element("span", { class: "marks", style: made.marks[index] }));
  }
  if (column.metric) {
    return element("td", { class: "num metric" + minor + (best ? " best" : ""), title, style: "--share:" + (made.bars?.[index] ?? 0) + "%" },
      text, best ? say(" best") : null);
  }
  if (column.kind === "worst") {
    return element("td", { class: "worst", title }, element("span", { class: "clip", text }), " ",
      element("span", { class: "muted", text: percent(trial.values[index]) }));
  }
  return element("td", { class: (typeof trial.values[index] === "number" ? "num" : "") + minor, title }, element("span", { class: "clip", text }));
}

function spark(made) {
  const make = (tag, attributes, ...children) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
    node.append(...children);
    return node;
  };
  const parts = [make("polyline", { points: made.spark })];
  if (made.kept) parts.push(make("circle", { cx: made.kept[0], cy: made.kept[1], r: 2.5 }));
  return make("svg", { class: "spark", viewBox: "0 0 96 24", width: 96, height: 24, "aria-hidden": "true" }, ...parts);
}

/** Shows the cells of the visible columns; one that spans several spans those of them that are. */
function showColumns(row, visible) {
  let index = 0;
  for (const cell of row.cells) {
    const span = Number(cell.dataset.span ??= cell.colSpan);
    const shown = visible.slice(index, index + span).filter(each => each).length;
    cell.hidden = shown === 0;
    if (span > 1 && shown) cell.colSpan = shown;
    index += span;
  }
}
