// Elements are made with textContent only, so that no text of a study can become markup.

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") made.textContent = value;
    else if (name === "on") for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter(child => child !== null));
  return made;
}

function score(value) {
  if (value === null || value === undefined) return "–";
  const size = Math.abs(value);
  return size !== 0 && (size < 0.001 || size >= 1e6) ? value.toExponential(2).replace("e+", "e") : value.toFixed(3);
}

function percent(share) {
  return (100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0) + "%";
}

/** Lines of a tooltip, as an element: ECharts would take a string for HTML. */
function lines(...texts) {
  const [first, ...rest] = texts.filter(text => text);
  return element("div", {}, element("strong", { text: first }), ...rest.map(text => element("div", { text })));
}
