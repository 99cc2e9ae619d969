// Overall versus specific: how the ranks of trials change from metric to metric.

sections.push(view => {
  const data = view.section("choices");
  const host = document.getElementById("choices-slope");
  if (!data || !host) return;
  const TOP = 10;
  const ranks = data.metrics.map(metric => new Map(metric.ranks));
  const picks = new Set(data.metrics.map(metric => metric.pick));
  const drawn = view.complete.filter(({ number }) => ranks.some(by => by.get(number) <= TOP));
  const deepest = Math.max(1, ...drawn.flatMap(({ number }) => ranks.map(by => by.get(number) ?? 1)));
  document.getElementById("choices-slope-note").textContent += drawn.length < view.complete.length
    ? " Shown are the " + drawn.length + " of " + view.complete.length + " complete trials that are among the first " + TOP + " by one of these metrics." : "";
  const options = colours => ({
    ...common(colours),
    aria: { enabled: true, label: { description: "Ranks of trials by " + data.metrics.map(metric => metric.label).join(", ") + "." } },
    grid: { left: 34, right: 70, top: 20, bottom: 34 },
    tooltip: { ...common(colours).tooltip, trigger: "item", formatter: ({ seriesName }) => lines("Trial " + seriesName,
      ...data.metrics.map((metric, index) => metric.label + ": rank " + (ranks[index].get(Number(seriesName)) ?? "–"))) },
    xAxis: axis(colours, { type: "category", boundaryGap: false, data: data.metrics.map(metric => metric.label),
      axisLabel: { color: colours.ink, fontSize: 12, interval: 0, width: Math.max(60, host.clientWidth / data.metrics.length - 16), overflow: "break" } }),
    yAxis: axis(colours, { type: deepest > 30 ? "log" : "value", inverse: true, min: 1, max: Math.max(2, deepest), minInterval: 1, axisLine: { show: false } }),
    series: drawn.map(({ number }) => {
      const picked = picks.has(number);
      return {
        name: String(number), type: "line", data: ranks.map(by => by.get(number) ?? null), symbol: picked ? "diamond" : "circle",
        symbolSize: picked ? 10 : 5, z: picked ? 3 : 2, color: picked ? colours.train : colours.muted, triggerLineEvent: true,
        lineStyle: { width: picked ? 3 : 1.2, opacity: !view.isShown(number) ? 0.1 : picked ? 1 : 0.6 },
        endLabel: { show: true, color: picked ? colours.ink : colours.muted, fontSize: 12, fontWeight: picked ? 700 : 400, formatter: "trial {a}" },
        labelLayout: { moveOverlap: "shiftY" },
        emphasis: { focus: "series", lineStyle: { width: 4 } },
      };
    }),
  });
  whenSeen(host, () => {
    const slope = draw(host, options);
    slope.on("click", ({ seriesName }) => seriesName && view.reveal(Number(seriesName)));
    slope.on("mouseover", ({ seriesName }) => seriesName && view.point(Number(seriesName)));
    slope.on("mouseout", () => view.point(null));
    view.onShown(() => redraw(host));
    view.onPointed(number => {
      slope.dispatchAction({ type: "downplay" });
      if (number !== null && drawn.some(trial => trial.number === number)) slope.dispatchAction({ type: "highlight", seriesName: String(number) });
    });
  });
});
