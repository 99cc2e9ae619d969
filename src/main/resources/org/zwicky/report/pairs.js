// All parameters at once, with a brush that filters the leaderboard, and any two of them.

sections.push(view => {
  const state = matters.stateOf(view);
  if (!state || !state.data.metrics.length || !state.data.parameters.length) return;
  const { data } = state;
  const MOST = 12;
  const box = document.getElementById("matters-charts");
  const ranked = data.rankings[data.metrics[0].key]?.rows.map(row => row.parameter) ?? [];
  const order = [...ranked, ...data.parameters.map((_, index) => index).filter(index => !ranked.includes(index))];

  parallel();
  if (data.parameters.length > 1) pairs();

  function parallel() {
    const parameters = order.slice(0, MOST).map(index => data.parameters[index]);
    // By the number of an axis: intervals as ECharts gives them.
    const brushes = new Map();
    const reset = element("button", { type: "button", class: "button", text: "Show all again", disabled: true, on: { click: clear } });
    const { body, host, status } = matters.figure("All parameters at once",
      "A line is a complete trial; the deeper its colour, the better. Drag along an axis to show only the trials that cross it there, here and in the leaderboard; click the axis to let go. By keyboard, filter the leaderboard."
        + (data.parameters.length > MOST ? " The " + MOST + " most important parameters are shown." : ""),
      "parallel", [reset]);
    host.style.minWidth = 92 * (parameters.length + 1) + "px";
    const scroll = element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "All parameters at once" });
    host.replaceWith(scroll);
    scroll.append(host);
    box.append(body);

    const valueAt = (axisIndex, index) => axisIndex < parameters.length
      ? matters.place(parameters[axisIndex], parameters[axisIndex].values[index])
      : state.metric().values[index];
    const passes = index => [...brushes].every(([axisIndex, intervals]) => {
      const value = valueAt(axisIndex, index);
      return value !== null && intervals.some(([low, high]) => value >= low && value <= high);
    });
    const indexOf = new Map(view.trials.map((trial, index) => [trial.number, index]));

    function rows(colours) {
      const metric = state.metric();
      const known = metric.values.filter(value => value !== null);
      const low = Math.min(...known), high = Math.max(...known);
      const quality = value => high === low ? 0.6 : metric.more === false ? (high - value) / (high - low) : (value - low) / (high - low);
      return view.trials
        .map((trial, index) => ({ trial, index }))
        .filter(({ index }) => metric.values[index] !== null)
        // The best are drawn last, on top.
        .sort((a, b) => quality(metric.values[a.index]) - quality(metric.values[b.index]))
        .map(({ trial, index }) => ({
          trial, value: [...parameters.map((_, axisIndex) => valueAt(axisIndex, index)), metric.values[index]],
          lineStyle: { color: matters.ramp(quality(metric.values[index])), width: 1.6, opacity: view.isShown(trial.number) ? 0.75 : 0.05 },
        }));
    }

    function options(colours) {
      queueMicrotask(restore);
      const metric = state.metric();
      const shared = { nameTextStyle: { color: colours.ink, fontSize: 12, width: 84, overflow: "truncate" }, nameTruncate: { maxWidth: 84 }, nameGap: 12,
        axisLine: { lineStyle: { color: colours.muted } }, axisTick: { show: false } };
      const label = { color: colours.ink, fontSize: 11, textBorderColor: colours.surface, textBorderWidth: 3 };
      return {
        ...common(colours),
        aria: { enabled: true, label: { description: "Parameters and " + metric.label + " of the complete trials, a line each; the leaderboard holds the same numbers." } },
        tooltip: { ...common(colours).tooltip, formatter: ({ data: { trial } }) => lines("Trial " + trial.number, metric.label + " " + score(metric.values[indexOf.get(trial.number)])) },
        parallel: { left: 40, right: 56, top: 36, bottom: 20, axisExpandable: false,
          parallelAxisDefault: { realtime: false, areaSelectStyle: { width: 18, color: colours.accent, borderColor: colours.accent, opacity: 0.25 } } },
        parallelAxis: [
          ...parameters.map((parameter, dim) => {
            const [min, max] = matters.ends(parameter);
            return { dim, id: "axis" + dim, name: parameter.name, type: "value", min, max, splitNumber: 4, ...shared,
              axisLabel: { ...label, ...matters.labels(parameter) } };
          }),
          { dim: parameters.length, id: "axis" + parameters.length, name: metric.label, type: "value", scale: true, inverse: metric.more === false, ...shared,
            axisLabel: { ...label, formatter: value => matters.short(value) } },
        ],
        series: [{ type: "parallel", smooth: 0, inactiveOpacity: 0.05, activeOpacity: 0.75, progressive: 0,
          emphasis: { lineStyle: { width: 3, opacity: 1 } }, data: rows(colours) }],
      };
    }

    let chart;
    let restoring = false;

    /** Puts the brushes back on the axes of a chart that was drawn anew. */
    function restore() {
      if (!chart || chart.isDisposed()) return;
      restoring = true;
      brushes.forEach((intervals, axisIndex) => chart.dispatchAction({ type: "axisAreaSelect", parallelAxisId: "axis" + axisIndex, intervals }));
      restoring = false;
    }

    function clear() {
      const had = [...brushes.keys()];
      brushes.clear();
      restoring = true;
      had.forEach(axisIndex => chart?.dispatchAction({ type: "axisAreaSelect", parallelAxisId: "axis" + axisIndex, intervals: [] }));
      restoring = false;
      view.filterBy("brush", null);
      tell();
    }

    function tell() {
      reset.disabled = brushes.size === 0;
      status.hidden = brushes.size === 0;
      status.textContent = view.trials.filter((_, index) => passes(index)).length + " of " + view.trials.length + " trials cross where the axes are marked.";
    }

    whenSeen(host, () => {
      chart = draw(host, options);
      chart.on("axisareaselected", event => {
        if (restoring) return;
        // The action may come by itself or in a batch.
        for (const { parallelAxisId, intervals } of event.batch ?? [event]) {
          const axisIndex = Number(parallelAxisId.slice("axis".length));
          intervals.length ? brushes.set(axisIndex, intervals.map(interval => [...interval])) : brushes.delete(axisIndex);
        }
        view.filterBy("brush", brushes.size ? trial => passes(indexOf.get(trial.number)) : null);
        tell();
      });
      matters.link(view, chart, "parallel");
      view.onShown(() => {
        // Somebody took all filters away.
        if (brushes.size && view.trials.some((trial, index) => view.isShown(trial.number) && !passes(index))) clear();
        chart.setOption({ series: [{ data: rows(palette()) }] });
      });
      state.onMetric(() => {
        // A stretch of one metric's axis means nothing on another's.
        if (brushes.has(parameters.length)) clear();
        redraw(host);
        tell();
      });
    });
  }

  function pairs() {
    const ENOUGH = 10, CELLS = 30, WIDTH = 0.09;
    const names = order.map(index => data.parameters[index]);
    // Two that most trials have make a better start than two that hardly any has.
    const having = parameter => parameter.values.filter(value => value !== null).length;
    let [x, y] = [...names].sort((a, b) => having(b) - having(a));
    const labels = names.map(parameter => parameter.name);
    const update = () => {
      matters.redrawn(host);
      tell();
    };
    const { body, host, status } = matters.figure("Two parameters together",
      "The points are complete trials. The surface between them is interpolated: at each place the mean of the trials around it, a trial counting less the farther it is (a Gaussian of 9% of each axis; between choices nothing is interpolated). It is left blank where no trial is near.",
      "pair", [
        matters.picker("pair-x", "Across", labels, names.indexOf(x), index => { x = names[index]; update(); }),
        matters.picker("pair-y", "Up", labels, names.indexOf(y), index => { y = names[index]; update(); })]);
    const legend = element("p", { class: "ramp muted" }, element("span"), element("i", { "aria-hidden": "true" }), element("span"));
    host.after(legend);
    box.append(body);

    function trials() {
      return view.trials.map((trial, index) => ({ trial, index, score: state.metric().values[index] }))
        .filter(each => each.score !== null && x.values[each.index] !== null && y.values[each.index] !== null)
        .map(each => ({ ...each, x: matters.place(x, x.values[each.index]), y: matters.place(y, y.values[each.index]) }));
    }

    function range(scores) {
      return [Math.min(...scores), Math.max(...scores)];
    }

    function edges(parameter) {
      const [low, high] = matters.ends(parameter);
      return parameter.scale === "choice" ? parameter.choices.map((_, index) => [index - 0.5, index + 0.5])
        : Array.from({ length: CELLS }, (_, index) => [low + (high - low) * index / CELLS, low + (high - low) * (index + 1) / CELLS]);
    }

    /** Squared distance in widths of the Gaussian; of another choice none. */
    function distance(parameter, a, b) {
      const [low, high] = matters.ends(parameter);
      return parameter.scale === "choice" ? (Math.round(a) === Math.round(b) ? 0 : Infinity) : ((a - b) / (high - low) / WIDTH) ** 2;
    }

    function surface(points) {
      const cells = [];
      for (const [x0, x1] of edges(x)) {
        for (const [y0, y1] of edges(y)) {
          let sum = 0, weights = 0, nearest = Infinity;
          for (const each of points) {
            const squared = distance(x, each.x, (x0 + x1) / 2) + distance(y, each.y, (y0 + y1) / 2);
            const weight = Math.exp(-squared / 2);
            nearest = Math.min(nearest, squared);
            sum += weight * each.score;
            weights += weight;
          }
          if (nearest <= 4) cells.push([x0, y0, x1, y1, sum / weights]);
        }
      }
      return cells;
    }

    function tell() {
      const points = trials();
      status.hidden = x !== y && points.length >= ENOUGH;
      status.textContent = x === y ? "Choose two different parameters to see a surface."
        : points.length + (points.length === 1 ? " complete trial has" : " complete trials have") + " both: too few for a surface, which takes " + ENOUGH + ".";
      legend.hidden = points.length === 0;
      const [low, high] = range(points.map(each => each.score));
      legend.firstChild.textContent = state.metric().label + " " + matters.short(low);
      legend.lastChild.textContent = matters.short(high);
    }

    whenSeen(host, () => {
      const chart = draw(host, colours => {
        const metric = state.metric();
        const points = trials();
        const [low, high] = range(points.map(each => each.score));
        const shade = value => matters.ramp(high > low ? (value - low) / (high - low) : 0.5);
        const best = matters.bestIndex(metric);
        return {
          ...common(colours),
          aria: { enabled: true, label: { description: metric.label + " of the complete trials by " + x.name + " and " + y.name + "; the leaderboard holds the same numbers." } },
          grid: { left: 8, right: 20, top: 30, bottom: 28, containLabel: true },
          tooltip: { ...common(colours).tooltip, formatter: ({ data: { trial, index } }) => lines("Trial " + trial.number,
            x.name + " " + matters.valueText(x, x.values[index]), y.name + " " + matters.valueText(y, y.values[index]), metric.label + " " + score(metric.values[index])) },
          xAxis: matters.parameterAxis(x, colours, { name: x.name, nameLocation: "middle", nameGap: 28 }),
          yAxis: matters.parameterAxis(y, colours, { name: y.name, nameLocation: "end", nameGap: 10, nameTextStyle: { color: colours.muted, align: "left" } }),
          series: [
            { type: "scatter", z: 3, emphasis: matters.emphasis(colours),
              data: points.map(each => ({
                ...matters.point(view, colours, each.index, [each.x + matters.jitter(x, each.trial.number), each.y + matters.jitter(y, 7 * each.trial.number)], best),
                itemStyle: { color: shade(each.score), borderColor: colours.ink, borderWidth: each.index === best ? 2 : 1, opacity: view.isShown(each.trial.number) ? 1 : 0.15 } })) },
            { type: "custom", silent: true, z: 1, tooltip: { show: false }, data: points.length >= ENOUGH && x !== y ? surface(points) : [],
              encode: { x: [0, 2], y: [1, 3] },
              renderItem: (_, api) => {
                const [left, bottom] = api.coord([api.value(0), api.value(1)]);
                const [right, top] = api.coord([api.value(2), api.value(3)]);
                return { type: "rect", shape: { x: left, y: top, width: right - left + 0.5, height: bottom - top + 0.5 },
                  style: { fill: shade(api.value(4)) } };
              } },
          ],
        };
      });
      matters.link(view, chart);
      matters.follow(view, host);
      view.onShown(() => redraw(host));
      tell();
    });
    state.onMetric(update);
  }
});
