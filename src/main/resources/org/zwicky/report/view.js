// What the parts of the page share: the trials, which of them are shown, and which one is pointed at.

/** Each is called once with the view, when the page is put together. */
const sections = [];

function makeView(data) {
  const filters = new Map();
  const listeners = { shown: [], pointed: [] };
  const tell = (what, ...args) => listeners[what].forEach(listener => listener(...args));
  const shown = new Set(data.trials.map(trial => trial.number));
  const byNumber = new Map(data.trials.map(trial => [trial.number, trial]));
  return {
    data,
    trials: data.trials,
    complete: data.trials.filter(trial => trial.state === "complete"),
    /** What a section's data class gave for it; undefined where it has nothing to show. */
    section: key => data.sections[key],
    trial: number => byNumber.get(number),
    isShown: number => shown.has(number),
    shownCount: () => shown.size,
    isFiltered: () => filters.size > 0,
    /** Shows only trials for which every filter holds; a filter of null is taken away. */
    filterBy(name, holds) {
      if (holds) filters.set(name, holds);
      else if (!filters.delete(name)) return;
      shown.clear();
      data.trials.forEach(trial => [...filters.values()].every(each => each(trial)) && shown.add(trial.number));
      tell("shown");
    },
    clearFilters() {
      const names = [...filters.keys()];
      filters.clear();
      data.trials.forEach(trial => shown.add(trial.number));
      tell("shown");
      return names;
    },
    /** Calls back whenever other trials are shown. */
    onShown: listener => listeners.shown.push(listener),
    /** Points at a trial wherever it is drawn; at none with null. */
    point: number => tell("pointed", number),
    onPointed: listener => listeners.pointed.push(listener),
    /** Opens a trial's row in the leaderboard; main.js gives it. */
    reveal: () => {},
  };
}

/** Calls once as soon as an element comes near the part of the page that is seen, or is printed. */
function whenSeen(host, then) {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    observer.disconnect();
    removeEventListener("beforeprint", once);
    then();
  };
  const observer = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && once(), { rootMargin: "200px" });
  observer.observe(host);
  addEventListener("beforeprint", once);
}
