// Sorting and filtering the leaderboard.

/** Numbers before texts, and what is missing last whichever way one sorts. */
function byColumn(index, descending) {
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const x = a.values[index], y = b.values[index];
    if (x === null || y === null) return (x === null) - (y === null);
    if (typeof x !== typeof y) return typeof x === "number" ? -1 : 1;
    return sign * (typeof x === "number" ? x - y : x.localeCompare(y, "en", { numeric: true }));
  };
}

function makeSortable(table, columns, onSort) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, index) => {
    if (!head.hasAttribute("aria-sort")) return;
    const label = head.querySelector(".head");
    const button = element("button", { type: "button", class: "head", text: label.textContent });
    label.replaceWith(button);
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      const descending = now === "none" ? columns[index].descending : now === "ascending";
      heads.forEach(other => other.hasAttribute("aria-sort") && other.setAttribute("aria-sort", "none"));
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      onSort(byColumn(index, descending), columns[index], descending);
    });
  });
}

/** What a filter's words are looked for in: every word has to be there. */
function searchText(trial, weakest) {
  return [trial.number, trial.state, trial.reason, weakest, ...trial.parameters.map(([name, value]) => name + "=" + value)]
    .join("\n").toLowerCase();
}
