// Filters by the values of columns: what a person types, and ranges from to.

const plain = text => text.toLowerCase().replace(/[\s_-]/g, "");

/** The column that a person means by its key or its label; -1 if there is none. */
function columnNamed(columns, name) {
  const wanted = plain(name);
  const keys = columns.map(column => plain(column.key));
  const at = keys.indexOf(wanted);
  return at >= 0 ? at : columns.findIndex(column => plain(column.label) === wanted);
}

/** A predicate of trials for a word such as macroF1>0.5; null if the word is no comparison of a column. */
function comparison(word, columns) {
  const found = /^([^<>=!]+)(<=|>=|!=|<|>|=)(.+)$/.exec(word);
  const index = found ? columnNamed(columns, found[1]) : -1;
  if (index < 0) return null;
  const [, , sign, text] = found;
  const limit = Number(text.replace(/%$/, "")) / (text.endsWith("%") ? 100 : 1);
  const digits = /^[-+]?\d*\.(\d+)$/.exec(text)?.[1].length ?? 0;
  // What is typed with decimals means what is shown with as many.
  const same = value => typeof value === "number" && !Number.isNaN(limit)
    ? (digits ? Math.abs(value - limit) <= 0.5 / 10 ** digits : Math.abs(value - limit) <= 1e-6 * Math.abs(limit))
    : String(value).toLowerCase().startsWith(text.toLowerCase());
  const compare = {
    "<": value => value < limit, "<=": value => value <= limit || same(value),
    ">": value => value > limit, ">=": value => value >= limit || same(value),
    "=": same, "!=": value => !same(value),
  }[sign];
  const ordered = sign !== "=" && sign !== "!=";
  return trial => {
    const value = trial.values[index];
    return value !== null && (!ordered || typeof value === "number") && compare(value);
  };
}

/** What has to hold of a trial for all words of a filter; null for none. */
function wordFilter(text, columns, textOf) {
  const words = text.split(/\s+/).filter(word => word);
  if (!words.length) return null;
  const holds = words.map(word => comparison(word, columns)
    ?? (trial => textOf(trial).includes(word.toLowerCase())));
  return trial => holds.every(each => each(trial));
}

/** The least and the greatest number that trials have in a column; null if none has one. */
function extent(trials, index) {
  let low = Infinity, high = -Infinity;
  for (const trial of trials) {
    const value = trial.values[index];
    if (typeof value === "number") {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return low <= high ? { low, high } : null;
}
