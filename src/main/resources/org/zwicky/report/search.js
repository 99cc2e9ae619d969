// The course of the search: best so far, what was stopped early, and what time was worth.

sections.push(view => {
  const state = matters.stateOf(view);
  if (!state) return;
  const { data } = state;
  const box = document.getElementById("matters-charts");

  if (data.metrics.length) history();
  rungs();
  if (data.metrics.length) times();

  function unitOf(seconds) {
    return seconds < 60 ? [1, "s"] : seconds < 3600 ? [60, "min"] : [3600, "h"];
  }

  function duration(seconds) {
    const [unit, name] = unitOf(seconds);
    return matters.short(seconds / unit) + " " + name;
  }

  function history() {
    let byTime = false;
    const { body, host } = matters.figure("The course of the search",
      "Each trial when it came, and the best until then as a line. Triangles are trials that were stopped early, at what they had come to. Time is that of all trials added up, more than the clock's where they ran side by side.",
      "history", [choice("Along the bottom", ["Trial number", "Time spent"], 0, index => {
        byTime = index === 1;
        matters.redrawn(host);
      })]);
    box.append(body);
    whenSeen(host, () => {
      const chart = draw(host, colours => {
        const metric = state.metric();
        const at = index => byTime ? data.spent[index] : view.trials[index].number;
        const best = matters.bestIndex(metric);
        const complete = view.trials.map((_, index) => index).filter(index => metric.values[index] !== null && at(index) !== null)
          .sort((a, b) => at(a) - at(b));
        const steps = [];
        let top = null;
        for (const index of metric.more === null ? [] : complete) {
          const value = metric.values[index];
          if (top === null || (metric.more ? value > top : value < top)) top = value;
          steps.push([at(index), top]);
        }
        const stopped = metric.key !== view.data.metric ? []
          : view.trials.map((_, index) => index).filter(index => data.soFar[index] !== null && at(index) !== null);
        return {
          ...common(colours),
          aria: { enabled: true, label: { description: metric.label + " of the trials in their order, and the best until then." } },
          legend: { top: 0, left: 0, itemWidth: 22, textStyle: { color: colours.ink, fontSize: 12 } },
          grid: { left: 6, right: 20, top: 40, bottom: 28, containLabel: true },
          tooltip: { ...common(colours).tooltip, formatter: event => event.data.trial && lines("Trial " + event.data.trial.number,
            metric.label + " " + score(event.data.value[1]) + (event.data.trial.state === "pruned" ? " when it was stopped" : ""),
            data.seconds[event.data.index] ? "took " + duration(data.seconds[event.data.index]) : "") },
          xAxis: axis(colours, { type: "value", scale: true, name: byTime ? "Time spent on trials" : "Trial", nameLocation: "middle", nameGap: 28, splitLine: { show: false },
            ...(byTime ? {} : { minInterval: 1, min: "dataMin", max: "dataMax" }),
            axisLabel: { color: colours.muted, fontSize: 12, hideOverlap: true, formatter: byTime ? duration : String } }),
          yAxis: axis(colours, { type: "value", scale: true, splitNumber: 4, axisLine: { show: false } }),
          series: [
            { name: "Complete", type: "scatter", color: colours.validation, emphasis: matters.emphasis(colours),
              data: complete.map(index => matters.point(view, colours, index, [at(index), metric.values[index]], best)) },
            { name: "Best so far", type: "line", step: "end", symbol: "none", color: colours.train, lineStyle: { width: 2 }, silent: true, data: steps },
            ...(stopped.length ? [{ name: "Stopped early", type: "scatter", symbol: "triangle", symbolSize: 8, color: matters.colour("pruned"), emphasis: matters.emphasis(colours),
              data: stopped.map(index => ({ value: [at(index), data.soFar[index]], trial: view.trials[index], index,
                itemStyle: { color: matters.colour("pruned"), opacity: view.isShown(view.trials[index].number) ? 0.8 : 0.1 } })) }] : []),
          ],
        };
      });
      matters.link(view, chart);
      matters.follow(view, host);
      view.onShown(() => redraw(host));
      state.onMetric(() => redraw(host));
    });
  }

  function curveOf(trial) {
    const named = metric => trial.curves.find(curve => curve.metric === metric);
    return (named(view.data.metric) ?? (view.data.metric === "logLoss" ? named("loss") : undefined))?.validation ?? [];
  }

  function rungs() {
    const stopped = view.trials.filter(trial => trial.state === "pruned" && trial.epochs.length);
    if (!stopped.length || !view.data.objectiveCurves) return;
    const label = data.metrics.find(metric => metric.key === view.data.metric)?.label ?? view.data.metric;
    const { body, host } = matters.figure("What was stopped early",
      "The objective of each trial over its epochs. A line that ends in a triangle was stopped there by the pruner; the others went on to their end. The dashed lines are the epochs at which trials were stopped.",
      "rungs");
    box.append(body);
    const epochs = [...new Set(stopped.map(trial => trial.epochs.at(-1)))].sort((a, b) => a - b);
    const head = ["Epoch", "Trials that came so far", "Stopped there", "Went on or ended there"].map((text, index) =>
      element("th", { scope: "col", class: index ? "num" : "", text }));
    body.append(
      element("div", { class: "scroll" }, element("table", { class: "plain narrow" }, element("thead", {}, element("tr", {}, ...head)),
        element("tbody", {}, ...epochs.map(epoch => {
          const came = view.trials.filter(trial => trial.epochs.length && trial.epochs.at(-1) >= epoch).length;
          const ended = stopped.filter(trial => trial.epochs.at(-1) === epoch).length;
          return element("tr", {}, element("th", { scope: "row", text: String(epoch) }),
            ...[came, ended, came - ended].map(count => element("td", { class: "num", text: String(count) })));
        })))),
      element("details", {}, element("summary", { text: "Why each of the " + stopped.length + " was stopped" }),
        element("ul", { class: "reasons" }, ...[...stopped].sort((a, b) => a.number - b.number).map(trial =>
          element("li", {}, element("a", { href: "#trial-" + trial.number, text: "Trial " + trial.number }), ": " + trial.reason)))));

    whenSeen(host, () => {
      const curves = view.trials.filter(trial => trial.epochs.length && curveOf(trial).some(value => value !== null));
      const chart = draw(host, colours => {
        // One series a kind with gaps between the trials: hundreds of series would be slow.
        const line = (name, some, colour, opacity) => ({ name, type: "line", silent: true, symbol: "none", connectNulls: false, color: colour,
          lineStyle: { width: 1.2, opacity, color: colour },
          data: some.flatMap(trial => [...trial.epochs.map((epoch, index) => [epoch, curveOf(trial)[index]]), [null, null]]) });
        const shown = curves.filter(trial => view.isShown(trial.number));
        const ends = shown.map(trial => ({ trial, index: curveOf(trial).findLastIndex(value => value !== null) }));
        const pruned = matters.colour("pruned");
        return {
          ...common(colours),
          aria: { enabled: true, label: { description: label + " over the epochs of each trial, and where trials were stopped; the table below holds the counts." } },
          legend: { top: 0, left: 0, itemWidth: 22, data: ["Went on", "Stopped early"], textStyle: { color: colours.ink, fontSize: 12 } },
          grid: { left: 6, right: 20, top: 40, bottom: 28, containLabel: true },
          tooltip: { ...common(colours).tooltip, formatter: ({ data: { trial, value } }) => {
            const box = lines("Trial " + trial.number + ", " + trial.state, label + " " + score(value[1]) + " at epoch " + value[0], trial.state === "pruned" ? trial.reason : "");
            box.className = "tip";
            return box;
          } },
          xAxis: axis(colours, { type: "value", min: 1, max: extent => Math.max(2, extent.max), minInterval: 1, name: "Epoch", nameLocation: "middle", nameGap: 28, splitLine: { show: false } }),
          yAxis: axis(colours, { type: "value", scale: true, splitNumber: 4, axisLine: { show: false } }),
          series: [
            { type: "scatter", z: 4, emphasis: matters.emphasis(colours),
              data: ends.map(({ trial, index }) => ({ trial, value: [trial.epochs[index], curveOf(trial)[index]],
                symbol: trial.state === "pruned" ? "triangle" : "circle", symbolSize: trial.state === "pruned" ? 9 : 6,
                itemStyle: { color: trial.state === "pruned" ? pruned : colours.validation } })),
              markLine: { silent: true, symbol: "none", data: epochs.map(epoch => ({ xAxis: epoch })), lineStyle: { color: colours.muted, type: "dashed", width: 1 }, label: { show: false } } },
            line("Went on", shown.filter(trial => trial.state !== "pruned"), colours.validation, 0.5),
            line("Stopped early", shown.filter(trial => trial.state === "pruned"), pruned, 0.7),
          ],
        };
      });
      matters.link(view, chart);
      matters.follow(view, host);
      view.onShown(() => redraw(host));
    });
  }

  function times() {
    if (data.seconds.filter((seconds, index) => seconds > 0 && data.metrics[0].values[index] !== null).length < 2) return;
    const { body, host } = matters.figure("Time against the metric",
      "What a complete trial took and what it came to. No trial is both faster and better than one on the line.", "times");
    box.append(body);
    whenSeen(host, () => {
      const chart = draw(host, colours => {
        const metric = state.metric();
        const some = view.trials.map((_, index) => index).filter(index => metric.values[index] !== null && data.seconds[index] > 0)
          .sort((a, b) => data.seconds[a] - data.seconds[b]);
        const spans = some.length && data.seconds[some.at(-1)] / data.seconds[some[0]] > 20;
        // Ticks are at round numbers of what is on the axis.
        const [unit, name] = some.length ? unitOf(data.seconds[some.at(-1)]) : [1, "s"];
        const x = index => spans ? Math.log10(data.seconds[index]) : data.seconds[index] / unit;
        const front = [];
        let top = null;
        for (const index of metric.more === null ? [] : some) {
          const value = metric.values[index];
          if (top === null || (metric.more ? value > top : value < top)) {
            top = value;
            front.push([x(index), value]);
          }
        }
        return {
          ...common(colours),
          aria: { enabled: true, label: { description: "Time and " + metric.label + " of the complete trials; the leaderboard holds the same numbers." } },
          grid: { left: 6, right: 24, top: 14, bottom: 28, containLabel: true },
          tooltip: { ...common(colours).tooltip, formatter: event => event.data.trial && lines("Trial " + event.data.trial.number,
            metric.label + " " + score(metric.values[event.data.index]), duration(data.seconds[event.data.index])) },
          xAxis: axis(colours, { type: "value", scale: true, name: "Time of a trial", nameLocation: "middle", nameGap: 28, splitNumber: 5, splitLine: { show: false },
            axisLabel: { color: colours.muted, fontSize: 12, hideOverlap: true, formatter: value => spans ? duration(10 ** value) : matters.short(value) + " " + name } }),
          yAxis: axis(colours, { type: "value", scale: true, splitNumber: 4, axisLine: { show: false } }),
          series: [
            { type: "scatter", emphasis: matters.emphasis(colours), data: some.map(index => matters.point(view, colours, index, [x(index), metric.values[index]], matters.bestIndex(metric))) },
            { type: "line", step: "end", silent: true, symbol: "none", lineStyle: { color: colours.train, width: 1.5, type: "dashed" }, data: front },
          ],
        };
      });
      matters.link(view, chart);
      matters.follow(view, host);
      view.onShown(() => redraw(host));
      state.onMetric(() => redraw(host));
    });
  }
});
