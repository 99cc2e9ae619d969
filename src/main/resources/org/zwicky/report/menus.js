// The menus above the leaderboard: ranges, columns, help; and the pager below it.

/** Menus close on Escape, and when a person goes elsewhere. */
function makeMenus(root) {
  const menus = [...root.querySelectorAll("details.menu")];
  for (const menu of menus) {
    menu.addEventListener("toggle", () => menu.open && menus.forEach(other => other !== menu && (other.open = false)));
    menu.addEventListener("keydown", event => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }
  document.addEventListener("click", event => menus.forEach(menu => !menu.contains(event.target) && (menu.open = false)));
}

/** Calls back with the index of a column and a predicate of its values, or null where the range is taken away. */
function makeRanges(columns, trials, onChange) {
  const form = document.querySelector("#ranges form"), chips = document.getElementById("chips");
  const known = columns.map((column, index) => column.numeric || column.kind === "parameter" || column.kind === "worst" ? extent(trials, index) : null);
  const choose = element("select", { id: "range-column" },
    ...columns.flatMap((column, index) => known[index] ? [element("option", { value: index, text: column.label })] : []));
  const input = (id, name) => element("input", { id, type: "number", step: "any", name });
  const low = input("range-low", "low"), high = input("range-high", "high");
  const wrong = element("p", { class: "wrong", role: "alert" });
  const hint = () => {
    const found = known[choose.value];
    low.placeholder = found ? String(found.low) : "";
    high.placeholder = found ? String(found.high) : "";
  };
  form.append(element("label", {}, "Column ", choose), element("label", {}, "From ", low), element("label", {}, "to ", high),
    element("button", { type: "submit", text: "Add" }), wrong);
  form.noValidate = true;
  choose.addEventListener("change", hint);
  hint();

  const made = new Map();
  const remove = index => {
    made.get(index)?.remove();
    made.delete(index);
    onChange(index, null);
  };
  form.addEventListener("submit", event => {
    event.preventDefault();
    const index = Number(choose.value);
    const from = low.value === "" ? -Infinity : Number(low.value), to = high.value === "" ? Infinity : Number(high.value);
    wrong.textContent = low.validity.badInput || high.validity.badInput ? "Give numbers, such as 0.5."
      : low.value === "" && high.value === "" ? "Give a least or a greatest value."
      : from > to ? "The first number has to be the smaller one." : "";
    if (wrong.textContent) return;
    made.get(index)?.remove();
    const text = columns[index].label + " " + (from === -Infinity ? "≤ " + to : to === Infinity ? "≥ " + from : from + " to " + to);
    const chip = element("li", {}, element("button", { type: "button", "aria-label": "Remove the range " + text, text: text + " ×",
      on: { click: () => {
        remove(index);
        document.querySelector("#ranges summary").focus();
      } } }));
    made.set(index, chip);
    chips.append(chip);
    low.value = high.value = "";
    onChange(index, value => typeof value === "number" && value >= from && value <= to);
  });
  return { clear: () => [...made.keys()].forEach(remove) };
}

/** Calls back with a list that says of each column whether it is shown. */
function makeColumnMenu(columns, onChange) {
  const menu = document.getElementById("columns"), summary = menu.querySelector("summary");
  const first = columns.map(column => !column.minor);
  let visible = [...first];
  const boxes = columns.map((column, index) => element("input", { type: "checkbox", checked: visible[index], disabled: column.kind === "trial",
    on: { change: event => set(visible.map((each, at) => at === index ? event.target.checked : each)) } }));
  function set(now) {
    visible = now;
    boxes.forEach((box, index) => (box.checked = visible[index]));
    summary.textContent = "Columns (" + visible.filter(each => each).length + " of " + columns.length + ")";
    onChange(visible);
  }
  const button = (text, now) => element("button", { type: "button", text, on: { click: () => set(now()) } });
  menu.querySelector(".menu-box").append(
    element("div", { class: "menu-row" }, button("Show all", () => columns.map(() => true)), button("As at first", () => [...first])),
    element("div", { class: "boxes" }, ...columns.map((column, index) => element("label", {}, boxes[index], " " + column.label))));
  set(visible);
  return () => visible;
}

/** Shows which of the rows are seen and leads to the others. */
function showPager(page, size, count, go) {
  const pager = document.getElementById("pager");
  pager.hidden = count <= size;
  const pages = Math.ceil(count / size);
  const button = (text, to) => element("button", { type: "button", text, disabled: to < 0 || to >= pages || to === page, on: { click: () => go(to) } });
  pager.replaceChildren(button("« First", 0), button("‹ Previous", page - 1),
    element("span", { role: "status", text: (page * size + 1) + "–" + Math.min(count, (page + 1) * size) + " of " + count }),
    button("Next ›", page + 1), button("Last »", pages - 1));
}
