// Whether probabilities mean what they say: reliability, purity and completeness.

sections.push(view => {
  const data = view.section("calibration");
  if (!data) return;
  const names = view.data.classes;
  const rarest = view.section("rare")?.rarest ?? 0;
  const state = { index: 0, marked: rarest };
  const bins = document.getElementById("calibration-bins");
  const curves = document.getElementById("calibration-curves");
  const BINS = data[0].bins.length;
  const labels = data[0].bins.map((_, index) => (index / BINS).toFixed(2));
  const whole = value => value === null ? "–" : percent(value);

  const reliability = colours => {
    const { trial, bins: counted, ece } = data[state.index];
    return {
      ...common(colours),
      aria: { enabled: true, label: { description: "Reliability of trial " + trial + ", calibration error " + score(ece) + ": share right and number of answers by confidence." } },
      grid: [{ left: 46, right: 10, top: 30, height: "52%" }, { left: 46, right: 10, top: "74%", bottom: 40 }],
      legend: { top: 0, left: 0, itemWidth: 18, data: ["Share right", "Means what it says"], textStyle: { color: colours.ink, fontSize: 12 } },
      tooltip: { ...common(colours).tooltip, trigger: "axis", axisPointer: { type: "shadow" }, formatter: ([{ dataIndex }]) => {
        const [count, hits, confidence] = counted[dataIndex];
        return lines("Confidence " + labels[dataIndex] + " to " + ((dataIndex + 1) / BINS).toFixed(2), count + (count === 1 ? " answer" : " answers"),
          count ? hits + " right (" + percent(hits / count) + ")" : "", count ? "mean confidence " + percent(confidence) : "");
      } },
      axisPointer: { link: [{ xAxisIndex: "all" }] },
      xAxis: [axis(colours, { type: "category", data: labels, gridIndex: 0, axisLabel: { show: false } }),
        axis(colours, { type: "category", data: labels, gridIndex: 1, name: "Confidence, from", nameLocation: "middle", nameGap: 26 })],
      yAxis: [axis(colours, { type: "value", min: 0, max: 1, gridIndex: 0, axisLine: { show: false }, axisLabel: { color: colours.muted, fontSize: 12, formatter: value => Math.round(100 * value) + "%" } }),
        axis(colours, { type: "value", gridIndex: 1, splitNumber: 2, minInterval: 1, axisLine: { show: false }, name: "Answers", nameLocation: "end", nameTextStyle: { color: colours.muted, align: "left" }, nameGap: 8 })],
      series: [
        { name: "Share right", type: "bar", barCategoryGap: "8%", data: counted.map(([count, hits]) => count ? hits / count : null), itemStyle: { color: colours.validation } },
        { name: "Means what it says", type: "line", symbol: "none", color: colours.train, lineStyle: { type: "dashed", width: 2 }, data: counted.map((_, index) => (index + 0.5) / BINS) },
        { type: "bar", xAxisIndex: 1, yAxisIndex: 1, barCategoryGap: "8%", data: counted.map(([count]) => count), itemStyle: { color: colours.muted } },
      ],
    };
  };

  const purity = colours => {
    const { trial, curves: classes } = data[state.index];
    const share = (name, more) => axis(colours, { type: "value", min: 0, max: 1, name, axisLabel: { color: colours.muted, fontSize: 12, formatter: value => Math.round(100 * value) + "%" }, ...more });
    const marked = classes[state.marked];
    return {
      ...common(colours),
      aria: { enabled: true, label: { description: "Purity against completeness of the classes of trial " + trial + "; the table below gives where the answers stand." } },
      grid: { left: 10, right: 20, top: 30, bottom: 28, containLabel: true },
      tooltip: { ...common(colours).tooltip, formatter: ({ seriesName, value }) => lines(seriesName, "completeness " + whole(value[0]), "purity " + whole(value[1])) },
      xAxis: share("Completeness", { nameLocation: "middle", nameGap: 28 }),
      yAxis: share("Purity", { axisLine: { show: false }, nameTextStyle: { color: colours.muted, align: "center" } }),
      series: [
        ...classes.map((curve, index) => ({ name: names[index], type: "line", symbol: curve.r.length < 3 ? "circle" : "none", triggerLineEvent: true,
          data: curve.r.map((recall, point) => [recall, curve.p[point]]), z: index === state.marked ? 3 : 2, color: index === state.marked ? colours.validation : colours.muted,
          lineStyle: { width: index === state.marked ? 3 : 1, opacity: index === state.marked ? 1 : 0.55 } })),
        ...classes.map((curve, index) => ({ name: names[index] + ": the answers", type: "scatter", symbol: "diamond", symbolSize: index === state.marked ? 15 : 8, z: 4,
          itemStyle: { color: index === state.marked ? colours.train : colours.muted, borderColor: colours.surface, borderWidth: 1 },
          label: { show: index === state.marked, position: marked.at[0] > 0.7 ? "left" : "right", color: colours.ink, fontSize: 12, formatter: () => names[index].length > 24 ? names[index].slice(0, 23) + "…" : names[index] },
          data: curve.at.includes(null) ? [] : [curve.at] })),
      ],
    };
  };

  function show() {
    const { trial, curves: classes } = data[state.index];
    document.getElementById("calibration-number").textContent = String(trial);
    document.getElementById("calibration-classes").tBodies[0].replaceChildren(...classes.map((curve, index) => element("tr", {},
      element("th", { scope: "row", text: names[index] }), element("td", { class: "num", text: whole(curve.at[0]) }),
      element("td", { class: "num", text: whole(curve.at[1]) }), element("td", { class: "num", text: score(curve.ap) }))));
    [bins, curves].forEach(host => charts.has(host) && redraw(host));
  }

  document.getElementById("calibration-tools").append(chosen("Trial", data.map(({ trial }, index) => [index, trial + (index ? "" : " (the best)")]), 0,
    value => { state.index = Number(value); show(); }));
  document.getElementById("calibration-class").append(chosen("Class", names.map((name, index) => [index, name]), state.marked,
    value => { state.marked = Number(value); show(); }));
  whenSeen(bins, () => draw(bins, reliability));
  whenSeen(curves, () => draw(curves, purity));
});
