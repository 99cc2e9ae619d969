// The rare class: recalls of all classes, what treatments did, and what recall costs.

/** Colours a table cell by a share in [0, 1] so that its text can be read. */
function shade(cell, share) {
  const hot = share > 0.6;
  cell.classList.add(hot ? "heated" : "cold");
  cell.style.setProperty("--s", hot ? (share - 0.6) / 0.4 : share / 0.6);
  return cell;
}

sections.push(view => {
  const data = view.section("rare");
  if (!data) return;
  const MOST = 40;
  const names = view.data.classes;
  const trials = view.complete.filter(trial => trial.scores.length === names.length);
  const recall = trial => trial.scores[data.rarest][1];
  const heat = document.getElementById("rare-heat");
  let all = false;

  function row(trial) {
    const line = element("tr", { "data-trial": trial.number, on: {
      mouseenter: () => view.point(trial.number), mouseleave: () => view.point(null) } },
      element("th", { scope: "row" }, element("a", { href: "#trial-" + trial.number, text: String(trial.number) })));
    trial.scores.forEach(([, found, , support, predicted], index) => {
      if (!support) return line.append(element("td", { class: "missing", text: "–" }));
      const never = predicted === 0;
      const cell = element("td", { title: "Trial " + trial.number + ", " + names[index] + ": " + Math.round(found * support) + " of " + support + (never ? "; never answered" : "") },
        element("span", { text: never ? "✕" : String(Math.round(100 * found)) }), never ? element("span", { class: "sr", text: "never answered" }) : null);
      line.append(shade(cell, found));
    });
    return line;
  }

  function showHeat() {
    const shown = trials.filter(trial => view.isShown(trial.number));
    const rows = all ? shown : shown.slice(0, MOST);
    const head = element("tr", {}, element("th", { scope: "col", text: "Trial" }),
      ...names.map((name, index) => element("th", { scope: "col", class: index === data.rarest ? "rarest" : null },
        element("span", { text: name }), element("small", { text: String(trials[0].scores[index][3]) }))));
    heat.replaceChildren(element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Recall of each class in each trial" },
      element("table", { class: "cells" + (names.length > 14 ? " many" : "") }, element("thead", {}, head), element("tbody", {}, ...rows.map(row)))));
    if (shown.length > MOST) {
      heat.append(element("button", { type: "button", class: "more", text: all ? "Show the first " + MOST : "Show all " + shown.length + " trials",
        on: { click: () => { all = !all; showHeat(); heat.querySelector(".more").focus(); } } }));
    }
  }
  showHeat();
  view.onShown(showHeat);
  view.onPointed(number => heat.querySelectorAll("tr[data-trial]").forEach(line => line.classList.toggle("pointed", Number(line.dataset.trial) === number)));

  const share = (colours, more) => axis(colours, { type: "value", min: 0, max: 1, axisLabel: { color: colours.muted, fontSize: 12, formatter: value => Math.round(100 * value) + "%" }, ...more });

  const strip = document.getElementById("rare-strip");
  if (strip) whenSeen(strip, () => {
    const chart = draw(strip, colours => ({
      ...common(colours),
      aria: { enabled: true, label: { description: "Recall of " + names[data.rarest] + " by treatment; the table above holds the same numbers." } },
      grid: { left: 24, right: 16, top: 8, bottom: 44, containLabel: true },
      tooltip: { ...common(colours).tooltip, formatter: ({ data: point }) => point.trial ? lines("Trial " + point.trial, "recall " + percent(point.value[0])) : null },
      xAxis: share(colours, { name: "Recall of " + names[data.rarest], nameLocation: "middle", nameGap: 28 }),
      yAxis: axis(colours, { type: "category", inverse: true, data: data.effects.map(effect => effect.label + " (" + effect.trials.length + ")"), splitLine: { show: false },
        axisLabel: { color: colours.ink, fontSize: 12, lineHeight: 14, interval: 0, width: Math.min(190, strip.clientWidth * 0.36), overflow: "break" } }),
      series: [
        { type: "boxplot", silent: true, boxWidth: [24, 24], itemStyle: { color: "transparent", borderColor: colours.muted, borderWidth: 1 },
          data: data.effects.map(effect => effect.trials.length < 5 ? ["-", "-", "-", "-", "-"] : effect.quartiles) },
        { type: "scatter", silent: true, symbol: "rect", symbolSize: [4, 26], itemStyle: { color: colours.train },
          data: data.effects.map((effect, index) => [effect.quartiles[2], index]) },
        { type: "scatter", symbolSize: 9, data: data.effects.flatMap((effect, index) => effect.trials.map((trial, place) => ({
          value: [effect.recalls[place], index], trial, symbolOffset: [0, (place % 5 - (Math.min(effect.trials.length, 5) - 1) / 2) * 5],
          itemStyle: { color: colours.validation, opacity: view.isShown(trial) ? 0.75 : 0.12, borderColor: colours.surface, borderWidth: 1 } }))) },
      ],
    }));
    chart.on("click", ({ data: { trial } = {} }) => trial && view.reveal(trial));
    view.onShown(() => redraw(strip));
  });

  const price = document.getElementById("rare-price");
  whenSeen(price, () => {
    const placed = trials.filter(trial => trial.accuracy !== null);
    const front = data.front.map(number => view.trial(number));
    const low = Math.min(...placed.map(trial => trial.accuracy)), high = Math.max(...placed.map(trial => trial.accuracy));
    const chart = draw(price, colours => ({
      ...common(colours),
      aria: { enabled: true, label: { description: "Accuracy and recall of " + names[data.rarest] + " of the complete trials; the table beside it lists the best." } },
      grid: { left: 10, right: 22, top: 26, bottom: 26, containLabel: true },
      tooltip: { ...common(colours).tooltip, formatter: ({ data: { trial } }) => trial ? lines("Trial " + trial.number, "Accuracy " + score(trial.accuracy), "Recall " + percent(recall(trial))) : null },
      xAxis: axis(colours, { type: "value", name: "Accuracy", nameLocation: "middle", nameGap: 28, ...(({ low: min, high: max }) => ({ min, max }))(padded(low, high)),
        axisLabel: { color: colours.muted, fontSize: 12, showMinLabel: false, showMaxLabel: false, hideOverlap: true } }),
      yAxis: share(colours, { name: "Recall of the rarest", nameLocation: "end", nameGap: 10, nameTextStyle: { color: colours.muted, align: "left" } }),
      series: [
        { type: "scatter", data: placed.map(trial => ({ value: [trial.accuracy, recall(trial)], trial,
          symbol: data.front.includes(trial.number) ? "diamond" : "circle", symbolSize: data.front.includes(trial.number) ? 15 : 9,
          itemStyle: { color: data.front.includes(trial.number) ? colours.train : colours.validation, opacity: view.isShown(trial.number) ? 0.85 : 0.12, borderColor: colours.surface, borderWidth: 1 },
          label: { show: data.front.includes(trial.number), position: "top", color: colours.ink, fontSize: 12, formatter: () => String(trial.number) } })) },
        { type: "line", silent: true, symbol: "none", z: 1, step: "start", lineStyle: { color: colours.train, width: 1.5, type: "dashed" },
          data: [...front].reverse().map(trial => [trial.accuracy, recall(trial)]) },
      ],
    }));
    chart.on("click", ({ data: { trial } = {} }) => trial && view.reveal(trial.number));
    view.onShown(() => redraw(price));
  });
});
