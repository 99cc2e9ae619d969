// Charts: each is a host element and a function that gives its options in the present colours.

const charts = new Map();

function palette() {
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue("--" + name).trim();
  return Object.fromEntries(["ink", "muted", "line", "surface", "train", "validation", "accent", "heat-low", "heat-high", "heat-low-ink", "heat-high-ink"]
    .map(name => [name.replace(/-(.)/g, (_, letter) => letter.toUpperCase()), colour(name)]));
}

const paper = matchMedia("print");
const resized = new ResizeObserver(entries => {
  if (!paper.matches) entries.forEach(entry => charts.get(entry.target)?.chart.resize());
});

function draw(host, options) {
  host.replaceChildren();
  const chart = echarts.init(host, null, { renderer: "svg" });
  charts.set(host, { chart, options });
  chart.setOption(options(palette()));
  resized.observe(host);
  if (document.documentElement.dataset.paper !== undefined) fitToPaper(host);
  return chart;
}

function redraw(host) {
  const { chart, options } = charts.get(host);
  chart.setOption(options(palette()), true);
}

function erase(root) {
  for (const [host, { chart }] of charts) {
    if (root.contains(host)) {
      resized.unobserve(host);
      chart.dispose();
      charts.delete(host);
    }
  }
}

function recolour() {
  charts.forEach((_, host) => redraw(host));
}

/** A chart keeps its size on the screen; on paper it is scaled to its column. */
function fitToPaper(host) {
  const { chart } = charts.get(host);
  host.querySelector("svg").setAttribute("viewBox", "0 0 " + chart.getWidth() + " " + chart.getHeight());
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
// Paper is white whatever the screen is.
addEventListener("beforeprint", () => {
  document.documentElement.dataset.paper = "";
  recolour();
  charts.forEach((_, host) => fitToPaper(host));
});
addEventListener("afterprint", () => {
  delete document.documentElement.dataset.paper;
  recolour();
  charts.forEach((_, host) => host.querySelector("svg").removeAttribute("viewBox"));
});

function common(colours) {
  return {
    // What is drawn for paper is taken at once.
    animation: false,
    textStyle: { fontFamily: "system-ui, sans-serif", color: colours.ink },
    tooltip: {
      confine: true,
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontSize: 13 },
    },
  };
}

function axis(colours, more) {
  return {
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    axisLabel: { color: colours.muted, fontSize: 12, hideOverlap: true },
    nameTextStyle: { color: colours.muted, fontSize: 12 },
    splitLine: { lineStyle: { color: colours.line, width: 1 } },
    ...more,
  };
}

function curveOptions(trial, curve) {
  return colours => {
    const series = (name, values, colour, type, symbol) => ({
      name, type: "line", data: values, color: colour, symbol, symbolSize: 6,
      showSymbol: values.length <= 30, connectNulls: false,
      lineStyle: { width: 2, type },
    });
    const all = [];
    if (curve.train.length) all.push(series("Training", curve.train, colours.train, "dashed", "triangle"));
    // A command's metrics are of whatever it says.
    if (curve.validation.length) all.push(series(trial.parts ? "Validation" : curve.label, curve.validation, colours.validation, "solid", "circle"));
    const kept = trial.epochs.indexOf(trial.kept);
    if (kept >= 0) {
      all.at(-1).markLine = {
        silent: true, symbol: "none",
        data: [{ xAxis: kept }],
        lineStyle: { color: colours.muted, type: "dotted", width: 1.5 },
        label: { formatter: () => "kept: " + trial.kept, color: colours.muted, fontSize: 11,
          position: "end", distance: 4 },
      };
    }
    return {
      ...common(colours),
      aria: { enabled: true, label: { description: curve.label + " by epoch of trial " + trial.number } },
      grid: { left: 6, right: 14, top: 50, bottom: 24, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 26, textStyle: { color: colours.ink, fontSize: 12 } },
      tooltip: {
        ...common(colours).tooltip, trigger: "axis",
        formatter: points => lines("Epoch " + points[0].name,
          ...points.map(point => point.seriesName + " " + score(point.value))),
      },
      xAxis: axis(colours, { type: "category", data: trial.epochs.map(String), boundaryGap: trial.epochs.length === 1,
        name: "Epoch", nameLocation: "middle", nameGap: 26, splitLine: { show: false } }),
      yAxis: axis(colours, { type: "value", scale: true, splitNumber: 4, axisLine: { show: false } }),
      series: all,
    };
  };
}

function confusionOptions(trial, names, shares, host) {
  const counts = trial.confusion;
  const cells = [];
  counts.forEach((row, truth) => {
    const total = row.reduce((a, b) => a + b, 0);
    row.forEach((count, predicted) => cells.push([predicted, truth, total ? count / total : 0, count, total]));
  });
  return colours => {
    const longest = 7.5 * Math.max(...names.map(name => name.length));
    const left = Math.min(126, longest);
    const slanted = longest > (host.clientWidth - left - 20) / names.length;
    return {
    ...common(colours),
    aria: { enabled: true, label: { description: "Confusion matrix of trial " + trial.number + "; the same numbers by class are in the table beside it." } },
    grid: { left: 4, right: 8, top: 8, bottom: slanted ? 48 : 34, containLabel: true },
    tooltip: {
      ...common(colours).tooltip,
      formatter: ({ value: [predicted, truth, share, count, total] }) => lines(
        count + " of " + total + " (" + percent(share) + ")",
        "are " + names[truth],
        predicted === truth ? "and were recognised" : "but were taken for " + names[predicted]),
    },
    xAxis: axis(colours, { type: "category", data: names, name: "Predicted class", nameLocation: "middle",
      nameGap: slanted ? Math.min(92, 0.75 * longest + 20) : 28, splitLine: { show: false }, axisLine: { show: false },
      axisLabel: { color: colours.ink, fontSize: 12, interval: 0, rotate: slanted ? 45 : 0, width: slanted ? 112 : 76, overflow: "truncate" } }),
    yAxis: axis(colours, { type: "category", data: names, inverse: true, splitLine: { show: false }, axisLine: { show: false },
      axisLabel: { color: colours.ink, fontSize: 12, lineHeight: 14, interval: 0, width: left, overflow: "break" } }),
    visualMap: { show: false, min: 0, max: 1, dimension: 2, inRange: { color: [colours.heatLow, colours.heatHigh] } },
    series: [{
      type: "heatmap",
      data: cells.map(value => ({ value, label: { color: value[2] > 0.5 ? colours.heatHighInk : colours.heatLowInk } })),
      itemStyle: { borderColor: colours.surface, borderWidth: 2, borderRadius: 3 },
      emphasis: { itemStyle: { borderColor: colours.ink } },
      label: { show: true, fontSize: names.length > 12 ? 11 : 13,
        formatter: ({ value: [, , share, count] }) => shares ? percent(share) : String(count) },
    }],
    };
  };
}

function scatterOptions(trials, picks, baseline, visible, front) {
  return colours => {
    const best = trial => picks.includes(trial.number);
    return {
      ...common(colours),
      aria: { enabled: true, label: { description: "Accuracy and macro-F1 of the complete trials; the leaderboard holds the same numbers." } },
      grid: { left: 10, right: 22, top: 22, bottom: 26, containLabel: true },
      tooltip: { ...common(colours).tooltip, formatter: ({ data }) => data.trial
        ? lines("Trial " + data.trial.number, "Accuracy " + score(data.trial.accuracy), "Macro-F1 " + score(data.trial.macroF1))
        : null },
      xAxis: axis(colours, { type: "value", name: "Accuracy", nameLocation: "middle", nameGap: 28, splitNumber: 5,
        min: extent => padded(Math.min(extent.min, baseline.accuracy ?? extent.min), extent.max).low,
        max: extent => padded(Math.min(extent.min, baseline.accuracy ?? extent.min), extent.max).high,
        axisLabel: { color: colours.muted, fontSize: 12, showMinLabel: false, showMaxLabel: false, hideOverlap: true } }),
      yAxis: axis(colours, { type: "value", name: "Macro-F1", nameLocation: "end", nameGap: 8, nameTextStyle: { color: colours.muted, align: "center" }, splitNumber: 4, axisLine: { show: false },
        min: extent => padded(extent.min, extent.max).low, max: extent => padded(extent.min, extent.max).high,
        axisLabel: { color: colours.muted, fontSize: 12, showMinLabel: false, showMaxLabel: false } }),
      series: [{
        type: "scatter",
        data: trials.map(trial => ({
          value: [trial.accuracy, trial.macroF1], trial,
          symbol: best(trial) ? "diamond" : "circle", symbolSize: best(trial) ? 16 : 10,
          itemStyle: { color: best(trial) ? colours.train : colours.validation, opacity: visible(trial) ? 0.85 : 0.12, borderColor: colours.surface, borderWidth: 1 },
          label: { show: best(trial) && visible(trial), position: "top", color: colours.ink, fontSize: 12, fontWeight: 600, formatter: () => String(trial.number) },
        })),
        emphasis: { scale: 1.6, itemStyle: { opacity: 1, borderColor: colours.ink, borderWidth: 2 } },
        markLine: baseline.label === undefined ? undefined : {
          silent: true, symbol: "none", data: [{ xAxis: baseline.accuracy }],
          lineStyle: { color: colours.muted, type: "dashed" },
          label: { position: "insideEndTop", rotate: 90, color: colours.muted, fontSize: 11, overflow: "truncate", width: 200,
            formatter: () => "always “" + baseline.label + "”" },
        },
      }, {
        // The Pareto front: to the left of a trial on it and below, all are beaten by it.
        type: "line", silent: true, symbol: "none", z: 1, step: "start", lineStyle: { color: colours.train, width: 1.5, type: "dashed" },
        data: front.map(number => trials.find(trial => trial.number === number)).filter(trial => trial).reverse().map(trial => [trial.accuracy, trial.macroF1]),
      }],
    };
  };
}

function padded(low, high) {
  const margin = Math.max((high - low) * 0.08, 0.005);
  return { low: Math.max(0, low - margin), high: Math.min(1.02, high + margin) };
}
