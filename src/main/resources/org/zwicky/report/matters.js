// What mattered: what the charts of that section share, the importances, and each parameter against a metric.

const matters = (() => {
  const states = new WeakMap();

  /** The section's data and the metric chosen for all of its charts; undefined on a page without the section. */
  function stateOf(view) {
    const data = view.section("matters");
    if (!data) return undefined;
    if (!states.has(view)) {
      const listeners = [];
      let chosen = 0;
      states.set(view, {
        data,
        metric: () => data.metrics[chosen],
        choose(index) {
          chosen = index;
          listeners.forEach(listener => listener());
        },
        onMetric: listener => listeners.push(listener),
      });
    }
    return states.get(view);
  }

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }

  /** The colour at a share of the way from pale to deep, both of which stand out from the card. */
  function ramp(share) {
    const parts = hex => (hex.length === 4 ? [...hex.slice(1)].map(digit => digit + digit) : hex.match(/[0-9a-f]{2}/gi)).map(part => parseInt(part, 16));
    const low = parts(colour("bar")), high = parts(colour("best"));
    return "rgb(" + low.map((part, index) => Math.round(part + (high[index] - part) * Math.min(1, Math.max(0, share)))).join(",") + ")";
  }

  function short(value) {
    if (value === null || value === undefined) return "–";
    const size = Math.abs(value);
    const digits = Number(value.toPrecision(3));
    return size !== 0 && (size < 0.001 || size >= 1e6) ? digits.toExponential().replace("e+", "e") : String(digits);
  }

  /** Where a value of a parameter stands on its axis: logarithms of numbers on a logarithmic scale. */
  function place(parameter, value) {
    return value === null ? null : parameter.scale === "log" ? Math.log10(value) : value;
  }

  function valueText(parameter, value) {
    if (value === null) return "–";
    return parameter.scale === "choice" ? parameter.choices[value] : short(value);
  }

  function ends(parameter) {
    if (parameter.scale === "choice") return [-0.6, parameter.choices.length - 0.4];
    const low = place(parameter, parameter.low), high = place(parameter, parameter.high);
    const margin = (high - low) * 0.04;
    return [low - margin, high + margin];
  }

  /** The values within an object or list, without the names that all objects of a choice share. */
  function leaves(value) {
    return value !== null && typeof value === "object" ? Object.values(value).flatMap(leaves) : [String(value)];
  }

  function plain(text) {
    if (!/^[{[]/.test(text)) return text;
    try {
      return leaves(JSON.parse(text)).join(" ") || text;
    } catch {
      return text;
    }
  }

  /** Choices as they fit an axis: the beginnings of long ones, or the ends where they begin alike. */
  function brief(parameter, room) {
    const texts = parameter.choices.map(plain);
    const cut = texts.map(text => text.length > room ? text.slice(0, room - 1) + "…" : text);
    return new Set(cut).size === cut.length ? cut : texts.map(text => text.length > room ? "…" + text.slice(1 - room) : text);
  }

  /** Labels of an axis: one at each choice, of numbers where ECharts puts them. */
  function labels(parameter, room = 14) {
    if (parameter.scale === "choice") {
      const texts = brief(parameter, room);
      return { customValues: texts.map((_, index) => index), formatter: position => texts[Math.round(position)] ?? "" };
    }
    return { showMinLabel: false, showMaxLabel: false, formatter: position => short(parameter.scale === "log" ? 10 ** position : position) };
  }

  function parameterAxis(parameter, colours, more) {
    const [min, max] = ends(parameter);
    return axis(colours, {
      type: "value", min, max,
      splitNumber: 4,
      splitLine: { show: false },
      axisLabel: { color: colours.muted, fontSize: 11, hideOverlap: true, ...labels(parameter) },
      ...more,
    });
  }

  /** Shifts points of the same choice apart, each trial always by as much. */
  function jitter(parameter, number) {
    return parameter.scale === "choice" ? ((number * 0.618034) % 1 - 0.5) * 0.5 : 0;
  }

  function picker(id, label, texts, chosen, onChoose) {
    const select = element("select", { id, on: { change: () => onChoose(select.selectedIndex) } },
      ...texts.map((text, index) => element("option", { text, selected: index === chosen })));
    return element("span", { class: "picker" }, element("label", { for: id, text: label }), select);
  }

  /** A chart with its heading, what it shows and how to read it. */
  function figure(title, note, className, tools = []) {
    const host = element("div", { class: "chart " + className });
    const status = element("p", { class: "muted", role: "status", hidden: true });
    const body = element("div", { class: "figure" },
      element("div", { class: "block-head" }, element("h3", { text: title }),
        tools.length ? element("div", { class: "tools" }, ...tools) : null),
      note ? element("p", { class: "muted", text: note }) : null, host, status);
    return { body, host, status };
  }

  /** Opens a trial on a click and points at it meanwhile; every point's data has a trial. */
  function link(view, chart, series = "scatter") {
    const trialOf = event => event.seriesType === series && event.data?.trial;
    chart.on("click", event => trialOf(event) && view.reveal(trialOf(event).number));
    chart.on("mouseover", event => trialOf(event) && view.point(trialOf(event).number));
    chart.on("mouseout", () => view.point(null));
  }

  /** Marks the trial that is pointed at in a series of points. */
  function follow(view, host, seriesIndex = 0) {
    view.onPointed(number => {
      const drawn = charts.get(host);
      if (!drawn) return;
      const points = drawn.chart.getOption()?.series[seriesIndex]?.data ?? [];
      drawn.chart.dispatchAction({ type: "downplay", seriesIndex });
      const index = points.findIndex(point => point?.trial?.number === number);
      if (index >= 0) drawn.chart.dispatchAction({ type: "highlight", seriesIndex, dataIndex: index });
    });
  }

  function redrawn(host) {
    if (charts.has(host)) redraw(host);
  }

  /** The index of the best of some values; -1 without any or where nobody knows which way is better. */
  function bestIndex(metric) {
    let best = -1;
    metric.values.forEach((value, index) => {
      if (value === null || metric.more === null) return;
      if (best < 0 || (metric.more ? value > metric.values[best] : value < metric.values[best])) best = index;
    });
    return best;
  }

  function point(view, colours, index, value, best) {
    const trial = view.trials[index];
    const isBest = index === best;
    return {
      value, trial, index,
      symbol: isBest ? "diamond" : "circle", symbolSize: isBest ? 13 : 7,
      itemStyle: { color: isBest ? colours.train : colours.validation, opacity: view.isShown(trial.number) ? 0.8 : 0.1,
        borderColor: colours.surface, borderWidth: 1 },
    };
  }

  const emphasis = colours => ({ scale: 1.7, itemStyle: { opacity: 1, borderColor: colours.ink, borderWidth: 2 } });

  return { stateOf, colour, ramp, short, place, valueText, ends, labels, parameterAxis, jitter, picker, figure, link, follow,
    redrawn, bestIndex, point, emphasis };
})();

sections.push(view => {
  const state = matters.stateOf(view);
  if (!state || !state.data.metrics.length) return;
  const { data } = state;
  if (data.metrics.length > 1) {
    document.getElementById("matters-tools").append(matters.picker("matters-metric", "For", data.metrics.map(metric => metric.label), 0,
      index => state.choose(index)));
  }

  function importanceRow(row) {
    const parameter = data.parameters[row.parameter];
    const bar = element("span", { class: row.share > row.chance ? "bar" : "bar luck" });
    for (const name of ["share", "low", "high", "chance"]) bar.style.setProperty("--" + name, Math.min(100, 100 * row[name]) + "%");
    return element("tr", {},
      element("th", { scope: "row", text: parameter.name }, row.active ? element("span", { class: "where", text: row.active }) : null),
      element("td", {}, bar),
      element("td", { class: "num", text: percent(row.share) }, row.share > row.chance ? null : element("span", { class: "sr", text: ", no more than luck" })),
      element("td", { class: "num", text: percent(row.low) + " to " + percent(row.high) }),
      element("td", { text: row.favoured }));
  }

  const table = document.getElementById("importance");
  state.onMetric(() => {
    if (!table) return;
    const ranking = data.rankings[state.metric().key];
    document.getElementById("importance-note").textContent = ranking?.note
      ?? "Importance is known for the objective alone: which way " + state.metric().label + " is better, only the author of the command knows.";
    document.getElementById("importance-body").hidden = !ranking?.rows.length;
    table.tBodies[0].replaceChildren(...(ranking?.rows ?? []).map(importanceRow));
  });

  if (!data.parameters.length) return;
  const grid = element("div", { class: "slices" });
  document.getElementById("matters-charts").append(element("div", { class: "figure" },
    element("h3", { text: "Each parameter against the metric" }),
    element("p", { class: "muted", text: "A point is a complete trial, the diamond the best. Select a point to open its trial. Points of the same choice are shifted apart." }),
    grid));
  // The most important ones first, as for the objective; they stay where they are when another metric is chosen.
  const order = data.rankings[data.metrics[0].key]?.rows.map(row => row.parameter) ?? [];
  const rest = data.parameters.map((_, index) => index).filter(index => !order.includes(index));
  for (const index of [...order, ...rest]) {
    const parameter = data.parameters[index];
    const host = element("div", { class: "chart slice" });
    grid.append(element("div", {}, element("h4", { text: parameter.name }),
      parameter.condition ? element("p", { class: "muted", text: "where " + parameter.condition }) : null, host));
    whenSeen(host, () => {
      const chart = draw(host, colours => {
        const metric = state.metric();
        const best = matters.bestIndex(metric);
        return {
          ...common(colours),
          aria: { enabled: true, label: { description: metric.label + " of the complete trials by " + parameter.name + "; the leaderboard holds the same numbers." } },
          grid: { left: 4, right: 10, top: 10, bottom: 8, containLabel: true },
          tooltip: { ...common(colours).tooltip, formatter: ({ data: { trial, index: at } }) =>
            lines("Trial " + trial.number, parameter.name + " " + matters.valueText(parameter, parameter.values[at]), metric.label + " " + score(metric.values[at])) },
          xAxis: matters.parameterAxis(parameter, colours, { axisLabel: { color: colours.muted, fontSize: 11, hideOverlap: true,
            ...matters.labels(parameter, Math.max(5, Math.floor(36 / Math.max(1, parameter.choices.length)))) } }),
          yAxis: axis(colours, { type: "value", scale: true, splitNumber: 3, axisLine: { show: false }, axisLabel: { color: colours.muted, fontSize: 11, showMinLabel: false, showMaxLabel: false } }),
          series: [{ type: "scatter", emphasis: matters.emphasis(colours),
            data: view.trials.map((trial, at) => parameter.values[at] === null || metric.values[at] === null ? null
              : matters.point(view, colours, at, [matters.place(parameter, parameter.values[at]) + matters.jitter(parameter, trial.number), metric.values[at]], best))
              .filter(each => each) }],
        };
      });
      matters.link(view, chart);
      matters.follow(view, host);
      view.onShown(() => redraw(host));
      state.onMetric(() => redraw(host));
    });
  }
});
