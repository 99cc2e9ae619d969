// Two studies side by side.

(() => {
  const compared = JSON.parse(document.getElementById("data").textContent).comparison;
  const host = document.getElementById("compared-history");
  document.documentElement.classList.add("ready");
  if (!compared || !host) return;
  const by = [
    { name: "Trials that have ended", value: ([ended]) => ended },
    { name: "Time spent on them in minutes", value: ([, seconds]) => seconds / 60 },
  ];
  let chosen = 0;
  const options = colours => ({
    ...common(colours),
    aria: { enabled: true, label: { description: "Best " + compared.metric + " so far of the two studies; the tables hold their final values." } },
    grid: { left: 10, right: 22, top: 58, bottom: 26, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 26, textStyle: { color: colours.ink, fontSize: 12 } },
    tooltip: { ...common(colours).tooltip, trigger: "item",
      formatter: ({ seriesName, data: { point: [ended, seconds, best, trial] } }) => lines(seriesName,
        compared.metric + " " + score(best), "after " + ended + (ended === 1 ? " trial" : " trials") + ", " + Math.round(seconds / 60) + " min", "trial " + trial + " ended") },
    xAxis: axis(colours, { type: "value", min: 0, name: by[chosen].name, nameLocation: "middle", nameGap: 28, splitLine: { show: false } }),
    yAxis: axis(colours, { type: "value", scale: true, name: compared.metric, nameTextStyle: { color: colours.muted, align: "left" }, axisLine: { show: false } }),
    series: compared.studies.map((study, index) => ({
      name: (index ? "Second: " : "First: ") + study.name, type: "line", step: "end", symbol: index ? "triangle" : "circle", symbolSize: 7,
      showSymbol: study.history.length <= 60, color: index ? colours.train : colours.validation,
      lineStyle: { width: 2, type: index ? "dashed" : "solid" },
      data: study.history.filter(point => point[2] !== null).map(point => ({ value: [by[chosen].value(point), point[2]], point })),
    })),
  });
  document.getElementById("history-by").append(choice("Scale of the chart", ["By trials", "By time"], 0, index => {
    chosen = index;
    redraw(host);
  }));
  draw(host, options);
})();
