// The images that the top trials do best and worst on. Other sections may use imageFigure and confusedImages.

const gallery = { data: null, pictured: false, classes: [], overlay: -1, made: 0 };

/** Up to four images of a class that the first trial takes for another. */
function confusedImages(truth, answer) {
  return gallery.data?.confused[truth + "-" + answer] ?? [];
}

/** An image by its position in the data file, with what a top trial (0 for the first) takes it for; null if the page does not have it. */
function imageFigure(id, trial = 0, notes = []) {
  const image = gallery.data?.images[id];
  if (!image) return null;
  const { answer, right, sure, ofTruth, truth } = verdict(image, trial);
  const frame = element("div", { class: "image-frame" }, image.png
    ? element("img", { src: "data:image/png;base64," + image.png, width: 128, height: 128,
      alt: "Image " + id + ": " + truth + (right ? ", recognised (" + sure + ")" : ", taken for " + answer + " (" + sure + ")") })
    : element("span", { class: "none", text: "image " + id + ", not in this page" }));
  const maps = trial === 0 ? gallery.data.evidence?.maps[id] : null;
  if (image.png && maps) frame.append(overlay(maps));
  const more = element("ul", { class: "more", id: "image-more-" + ++gallery.made },
    ...image.answers[trial].map(([k, p]) => element("li", { style: "--share:" + 100 * p + "%" },
      element("span", { class: "clip", text: gallery.classes[k] + (k === image.truth ? " (true)" : "") }), element("span", { text: p.toFixed(3) }))));
  const figure = element("figure", { class: "image " + (right ? "right" : "wrong"), tabindex: "0", "aria-describedby": more.id }, frame,
    element("figcaption", {},
      element("span", { class: "verdict", text: right ? "✓ " + truth + " " + sure : "✗ " + answer + " " + sure }),
      right ? null : element("span", { text: "is " + truth + " " + ofTruth }),
      ...notes.map(text => element("span", { text })),
      element("span", { class: "position", text: "#" + id })), more);
  figure.addEventListener("keydown", event => event.key === "Escape" && figure.classList.add("quiet"));
  ["blur", "mouseleave"].forEach(event => figure.addEventListener(event, () => figure.classList.remove("quiet")));
  return figure;
}

function verdict(image, trial) {
  const [[k, p]] = image.answers[trial];
  const ofTruth = image.answers[trial].find(([other]) => other === image.truth)[1];
  return { answer: gallery.classes[k], right: k === image.truth, sure: p.toFixed(2), ofTruth: ofTruth.toFixed(2), truth: gallery.classes[image.truth] };
}

/** A map as a picture of a few pixels, which the browser scales; painted anew when another overlay is chosen. */
function overlay(maps) {
  const { height, width } = gallery.data.evidence;
  const canvas = element("canvas", { class: "evidence", width, height, "aria-hidden": "true" });
  canvas.paint = () => {
    canvas.hidden = gallery.overlay < 0;
    const map = maps[gallery.overlay] ?? maps[0];
    const context = canvas.getContext("2d");
    context.clearRect(0, 0, width, height);
    if (canvas.hidden || !map) return;
    const pixels = context.createImageData(width, height);
    [...atob(map)].forEach((value, index) => pixels.data.set([255, 106, 0, 0.6 * value.charCodeAt(0)], 4 * index));
    context.putImageData(pixels, 0, 0);
  };
  canvas.paint();
  return canvas;
}

sections.push(view => {
  const host = document.getElementById("gallery-host");
  const data = view.section("gallery");
  if (!host || !data) return;
  gallery.data = data;
  gallery.classes = view.data.classes;
  const pictures = gallery.pictured = Object.values(data.images).some(image => image.png);
  const chosen = { trial: 0, classes: "each", from: data.trials[0], to: data.trials[1] };
  const label = number => "Trial " + number + (data.crowned && number === data.trials[0] ? " (crowned)" : "");
  const plural = (count, word) => count.toLocaleString("en") + " " + word + (count === 1 ? "" : "s");

  function list(ids, trial, notes, empty) {
    if (!ids.length) return element("p", { class: "muted", text: empty });
    return pictures
      ? element("ul", { class: "figures" }, ...ids.map((id, index) => element("li", {}, imageFigure(id, trial, notes?.[index]))))
      : table(ids, trial, notes);
  }

  /** What the images would say, where there are none. */
  function table(ids, trial, notes) {
    const heads = ["Image", "True class", "Taken for", "Probability of that", "Of the true class", ...notes ? ["Note"] : []];
    return element("div", { class: "scroll" }, element("table", { class: "plain" },
      element("thead", {}, element("tr", {}, ...heads.map((text, index) => element("th", { scope: "col", class: index === 3 || index === 4 ? "num" : "", text })))),
      element("tbody", {}, ...ids.map((id, index) => {
        const { truth, answer, sure, ofTruth } = verdict(data.images[id], trial);
        return element("tr", {}, element("th", { scope: "row", text: String(id) }), element("td", { text: truth }), element("td", { text: answer }),
          element("td", { class: "num", text: sure }), element("td", { class: "num", text: ofTruth }),
          notes ? element("td", { text: notes[index].join("; ") }) : null);
      }))));
  }

  const part = (title, text, ...content) => element("div", { class: "gallery-part" },
    element("h3", { text: title }), text ? element("p", { class: "muted prose-line", text }) : null, ...content);
  const pair = (...sides) => element("div", { class: "gallery-pair" },
    ...sides.map(([title, content]) => element("div", {}, element("h4", { text: title }), content)));
  const select = (text, options, value, onChange) => {
    const made = element("select", { on: { change: () => onChange(made.value) } },
      ...options.map(([key, name]) => element("option", { value: key, text: name, selected: String(key) === String(value) })));
    return element("label", {}, element("span", { text }), made);
  };

  function extremes(found, what, most) {
    return pair(
      ["Best: right and most certain", list(found.best.slice(0, most), chosen.trial, null, "It recognises none.")],
      ["Worst: wrong, and the true class least likely", list(found.worst.slice(0, most), chosen.trial, null, "It recognises all " + what + ".")]);
  }

  const own = element("div", {});
  function showOwn() {
    const { overall, classes } = data.galleries[chosen.trial];
    const text = (found, of) => label(data.trials[chosen.trial]) + " recognises " + found.right.toLocaleString("en") + " of " + found.images.toLocaleString("en") + " " + of + ".";
    const ofClass = (k, most) => element("div", { class: "gallery-part" }, element("h3", { class: "name", text: gallery.classes[k] }),
      element("p", { class: "muted", text: text(classes[k], "images of this class") }), extremes(classes[k], "of this class", most));
    const there = classes.map((each, k) => each.images ? k : -1).filter(k => k >= 0);
    const ofAll = part("Of all classes", text(overall, "images"), extremes(overall, "images", 12));
    own.replaceChildren(...chosen.classes === "all" ? [ofAll]
      : chosen.classes === "each" ? [ofAll, ...there.map(k => ofClass(k, 4))] : [ofClass(Number(chosen.classes), 12)]);
  }

  function controls() {
    const box = element("div", { class: "gallery-controls" });
    if (data.trials.length > 1) {
      box.append(element("div", {}, element("span", { text: "Trial" }),
        choice("Trial of the gallery", data.trials.map((number, index) => String(number) + (data.crowned && index === 0 ? " (crowned)" : "")), 0,
          index => { chosen.trial = index; showOwn(); })));
    }
    box.append(select("Classes", [["each", "each"], ["all", "all together"], ...gallery.classes.map((name, k) => [k, name]).filter(([k]) => data.galleries[0].classes[k].images)],
      chosen.classes, value => { chosen.classes = value; showOwn(); }));
    if (data.evidence) {
      box.append(element("div", {}, element("span", { text: "Overlay" }),
        choice("Overlay of the images", ["None", "Speaks for the answer", "Speaks for the true class"], 0, index => {
          gallery.overlay = index - 1;
          document.querySelectorAll("canvas.evidence").forEach(canvas => canvas.paint());
        })));
    }
    return box;
  }

  function explained() {
    if (!data.evidence) return null;
    const kind = data.evidence.gradCam
      ? "Grad-CAM (Selvaraju et al. 2017): the maps of the last convolution, weighted by how much each raises the class’s logit, in " + data.evidence.height + "×" + data.evidence.width + " fields"
      : "the size of the gradient of the class’s logit by each pixel (Simonyan et al. 2014)";
    return element("p", { class: "muted prose-line", text: "The overlay shows in orange which places speak for a class, the strongest most opaque: " + kind
      + ". It is of " + label(data.trials[0]).toLowerCase() + " and of the image as it is shown here, not mirrored or turned. It tells where the network looks, not why." });
  }

  function suspects() {
    if (!data.suspects.length) return null;
    const share = (a, b) => Math.round(100 * a / b) + "%";
    return part("Wrong in most trials", "More than half of the " + data.voters + " best trials take these for another class than their label. Where they agree on which, the label may be wrong (Brodley & Friedl 1999); where not, the image may be hard. Under each: what trial " + data.trials[0] + " takes it for, then all of them.",
      list(data.suspects.map(([id]) => id), 0, data.suspects.map(([, wrong, taken, votes]) =>
        ["wrong in " + share(wrong, data.voters), share(votes, wrong) + " of these: " + gallery.classes[taken]])));
  }

  function disagreements() {
    if (!data.disagreements.length) return null;
    const votes = id => {
      const counts = new Map();
      data.images[id].answers.forEach(([[k]]) => counts.set(k, (counts.get(k) ?? 0) + 1));
      return [...counts].sort((a, b) => b[1] - a[1]).map(([k, count]) => count + " × " + gallery.classes[k]).join(", ");
    };
    return part("The top trials disagree", "What trials " + data.trials.join(", ") + " answer differs most on these: the Jensen–Shannon divergence of their probabilities (Lin 1991) is the entropy of the mean less the mean entropy, 0 where they agree and at most " + Math.log2(data.trials.length).toFixed(2) + " bits.",
      list(data.disagreements.map(([id]) => id), 0, data.disagreements.map(([id, bits]) => [votes(id), bits.toFixed(2) + " bits"])));
  }

  const changes = element("div", {});
  function showChanges() {
    const { from, to } = chosen;
    const found = data.comparisons.find(each => each.from === from && each.to === to);
    const other = data.comparisons.find(each => each.from === to && each.to === from);
    if (!found && !other) {
      changes.replaceChildren(element("p", { class: "muted", text: "Choose two different trials." }));
      return;
    }
    const [fixed, broken, fixedCount, brokenCount] = found
      ? [found.fixed, found.broken, found.fixedCount, found.brokenCount] : [other.broken, other.fixed, other.brokenCount, other.fixedCount];
    const shown = data.trials.indexOf(to);
    changes.replaceChildren(pair(
      ["Fixed: " + plural(fixedCount, "image") + " that trial " + to + " alone recognises", list(fixed, shown, null, "None.")],
      ["Broken: " + plural(brokenCount, "image") + " that trial " + from + " alone recognises", list(broken, shown, null, "None.")]));
  }

  function comparison() {
    if (data.trials.length < 2) return null;
    const trials = data.trials.map(number => [number, label(number)]);
    showChanges();
    return part("From one trial to another", "Images that one of two trials alone recognises, those whose true class gained or lost the most probability first. Under each: what the second trial takes it for.",
      element("div", { class: "gallery-controls" },
        select("From", trials, chosen.from, value => { chosen.from = Number(value); showChanges(); }),
        select("to", trials, chosen.to, value => { chosen.to = Number(value); showChanges(); })),
      changes);
  }

  whenSeen(host, () => {
    showOwn();
    host.replaceChildren(...[controls(), explained(), own, suspects(), disagreements(), comparison()].filter(each => each));
  });
});
