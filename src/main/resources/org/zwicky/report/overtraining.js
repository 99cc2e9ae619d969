// How trials fit their training images, and what their gradients were like.

sections.push(view => {
  const data = view.section("overtraining");
  if (!data) return;
  const box = document.getElementById("overtraining-charts");
  const objective = view.section("matters")?.metrics.find(metric => metric.key === view.data.metric);
  if (data.gaps.length && objective) gaps();
  trials();

  function gaps() {
    let gap = data.gaps.find(each => each.objective) ?? data.gaps[0];
    const tools = data.gaps.length > 1 ? [choice("Metric of the gap", data.gaps.map(each => each.label), data.gaps.indexOf(gap), index => {
      gap = data.gaps[index];
      matters.redrawn(host);
    })] : [];
    const { body, host } = matters.figure("The gap between training and validation",
      "For each complete trial, the training score less the validation score after the kept epoch, against the objective. The farther right (of a loss: left), the better it knows its training images only.",
      "gap", tools);
    box.append(body);
    whenSeen(host, () => {
      const chart = draw(host, colours => ({
        ...common(colours),
        aria: { enabled: true, label: { description: "Gap in " + gap.label + " and " + objective.label + " of the complete trials." } },
        grid: { left: 6, right: 24, top: 30, bottom: 28, containLabel: true },
        tooltip: { ...common(colours).tooltip, formatter: ({ data: { trial, index } }) => lines("Trial " + trial.number,
          "Gap in " + gap.label + " " + score(gap.values[index]), objective.label + " " + score(objective.values[index])) },
        xAxis: axis(colours, { type: "value", scale: true, name: "Gap in " + gap.label, nameLocation: "middle", nameGap: 28, splitLine: { show: false } }),
        yAxis: axis(colours, { type: "value", scale: true, splitNumber: 4, axisLine: { show: false }, name: objective.label, nameLocation: "end", nameGap: 10, nameTextStyle: { color: colours.muted, align: "left" } }),
        series: [{ type: "scatter", emphasis: matters.emphasis(colours),
          data: view.trials.map((_, index) => gap.values[index] === null || objective.values[index] === null ? null
            : matters.point(view, colours, index, [gap.values[index], objective.values[index]], matters.bestIndex(objective))).filter(each => each),
          markLine: { silent: true, symbol: "none", data: [{ xAxis: 0 }], lineStyle: { color: colours.muted, type: "dashed" },
            label: { formatter: "no gap", position: "insideEndTop", color: colours.muted, fontSize: 11 } } }],
      }));
      matters.link(view, chart);
      matters.follow(view, host);
      view.onShown(() => redraw(host));
    });
  }

  function trials() {
    const some = view.trials.filter(trial => trial.epochs.length && (view.data.curves || data.layers.some(each => each.trial === trial.number)));
    if (!some.length) return;
    const name = trial => {
      const value = objective?.values[view.trials.indexOf(trial)] ?? null;
      return trial.number + (value === null ? " (" + trial.state + ")" : " (" + objective.label + " " + score(value) + ")")
        + (data.warnings.some(each => each.trial === trial.number) ? ", with a warning" : "");
    };
    const place = element("div", { class: "one-trial" });
    box.append(element("div", { class: "figure" },
      element("div", { class: "block-head" }, element("h3", { text: "Curves and gradients of a trial" }),
        element("div", { class: "tools" }, matters.picker("overtraining-trial", "Trial", some.map(name), 0, index => show(some[index])))),
      place));
    whenSeen(place, () => show(some[0]));

    function show(trial) {
      erase(place);
      place.replaceChildren();
      if (trial.curves.length) place.append(curves(trial, view.data.metric, "Scores"));
      if (data.measured) place.append(gradients(trial));
      place.querySelectorAll(".chart").forEach(host => host.drawing());
    }
  }

  function gradients(trial) {
    const layers = data.layers.find(each => each.trial === trial.number);
    if (!layers) {
      return element("p", { class: "muted", text: "The page has the gradients of " + data.layers.length + " of the " + data.measured
        + " trials in which they were measured: of the best, and of those with warnings. ./zwicky export --format json has all." });
    }
    const kinds = [
      { label: "Gradient", what: "gradient norm", rows: layers.gradients },
      { label: "Update by weight", what: "update ratio", rows: layers.updates },
    ];
    const host = chart(heat(trial, layers, kinds[0]), "layers");
    host.style.height = 74 + 22 * layers.names.length + "px";
    return element("section", {},
      element("div", { class: "block-head" }, element("h4", { text: "Each layer over the epochs" }),
        choice("What of the layers", kinds.map(kind => kind.label), 0, index => change(host, heat(trial, layers, kinds[index])))),
      element("p", { class: "muted", text: "The L2 norm of the gradient, and a step's size by that of the weights it changes (around 1e-3 where the learning rate suits), means of each epoch. The deeper, the larger, on a logarithmic scale. Rows that stay pale far before the last layer hardly learn." }),
      element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Each layer over the epochs" }, host),
      element("details", {}, element("summary", { text: "As numbers" }), element("div", { class: "scroll" }, numbers(trial, layers))));
  }

  function heat(trial, layers, kind) {
    const cells = kind.rows.flatMap((row, epoch) => row.map((value, layer) => [epoch, layer, value > 0 ? Math.log10(value) : null, value]))
      .filter(cell => cell[2] !== null);
    const sizes = cells.map(cell => cell[2]);
    return colours => ({
      ...common(colours),
      aria: { enabled: true, label: { description: kind.label + " of each layer by epoch of trial " + trial.number + "; the table below holds the same numbers." } },
      grid: { left: 14, right: 14, top: 6, bottom: 58, containLabel: true },
      tooltip: { ...common(colours).tooltip, formatter: ({ value: [epoch, layer, , value] }) => lines("Layer " + layers.names[layer], "Epoch " + trial.epochs[epoch], kind.what + " " + matters.short(value)) },
      xAxis: axis(colours, { type: "category", data: trial.epochs.map(String), name: "Epoch", nameLocation: "middle", nameGap: 24, splitLine: { show: false } }),
      yAxis: axis(colours, { type: "category", data: layers.names, inverse: true, splitLine: { show: false }, axisLine: { show: false }, axisLabel: { color: colours.ink, fontSize: 12, interval: 0 } }),
      visualMap: { type: "continuous", dimension: 2, min: Math.min(...sizes), max: Math.max(...sizes), orient: "horizontal", left: "center", bottom: 0, itemHeight: 120, itemWidth: 10,
        text: [matters.short(10 ** Math.max(...sizes)), matters.short(10 ** Math.min(...sizes))], textStyle: { color: colours.muted, fontSize: 12 },
        inRange: { color: [colours.heatLow, colours.heatHigh] } },
      series: [{ type: "heatmap", data: cells, itemStyle: { borderColor: colours.surface, borderWidth: 1 }, emphasis: { itemStyle: { borderColor: colours.ink } } }],
    });
  }

  function numbers(trial, layers) {
    const kept = trial.epochs.indexOf(trial.kept);
    const columns = [[0, "first epoch"], ...(kept > 0 ? [[kept, "kept epoch"]] : []), ...(trial.epochs.length - 1 > Math.max(0, kept) ? [[trial.epochs.length - 1, "last epoch"]] : [])];
    const heads = [["Gradient", layers.gradients], ["Update", layers.updates]];
    return element("table", { class: "plain" },
      element("thead", {}, element("tr", {}, element("th", { scope: "col", text: "Layer" }),
        ...heads.flatMap(([head]) => columns.map(([, text]) => element("th", { scope: "col", class: "num", text: head + ", " + text }))))),
      element("tbody", {}, ...layers.names.map((name, layer) => element("tr", {}, element("th", { scope: "row", text: name }),
        ...heads.flatMap(([, rows]) => columns.map(([epoch]) => element("td", { class: "num", text: matters.short(rows[epoch]?.[layer] ?? null) })))))));
  }
});
