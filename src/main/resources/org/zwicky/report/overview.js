// Accuracy against macro-F1.

sections.push(view => {
  const host = document.getElementById("scatter");
  if (!host) return;
  const complete = view.complete.filter(trial => trial.accuracy !== null && trial.macroF1 !== null);
  whenSeen(host, () => {
    const scatter = draw(host, scatterOptions(complete, view.data.picks, view.data.baseline, trial => view.isShown(trial.number), view.section("choices")?.front ?? []));
    scatter.on("click", ({ data: { trial } = {} }) => trial && view.reveal(trial.number));
    scatter.on("mouseover", ({ data: { trial } = {} }) => trial && view.point(trial.number));
    scatter.on("mouseout", () => view.point(null));
    view.onShown(() => redraw(host));
    view.onPointed(number => {
      scatter.dispatchAction({ type: "downplay", seriesIndex: 0 });
      const index = complete.findIndex(trial => trial.number === number);
      if (index >= 0) scatter.dispatchAction({ type: "highlight", seriesIndex: 0, dataIndex: index });
    });
  });
});
