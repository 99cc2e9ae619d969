#!/usr/bin/env python3
"""What each treatment is worth: ablation.py FILE.h5 [--epochs 20] [--folds 3] [--out FOLDER] [--set key=value …]

Trains one network on the galaxies of FILE.h5 with every treatment of TREATMENTS, in cross-validation over all images, and
scores what each predicts of the images that it was not trained on. Three of them are trained once more from the same seeds
with test-time augmentation, and one from four seeds, for an ensemble. Prints two Markdown
tables: each score with a 95% interval, and its difference from another treatment with a paired one, both from 2,000 draws
of a stratified bootstrap over the images.
Trials in --out that are complete are not run again. Needs numpy.
"""

import argparse
import json
import pathlib
import subprocess
import sys

import numpy as np

HOME = pathlib.Path(__file__).resolve().parent.parent.parent
DRAWS = 2000
SCORES = ["accuracy", "macro-F1", "balanced accuracy", "rarest recall"]

# name: (augmentation, imbalance, which other it is compared with)
TREATMENTS = {
    "nothing": ("none", "none", None),
    "flip": ("flip", "none", "nothing"),
    "dihedral": ("dihedral", "none", "nothing"),
    "rotate": ("rotate", "none", "nothing"),
    "rotate, zoom, shift": ({"symmetries": "flip", "rotate": 180, "zoom": 0.15, "shift": 0.05}, "none", "nothing"),
    "sqrtWeights": ("dihedral", "sqrtWeights", "dihedral"),
    "balancedWeights": ("dihedral", "balancedWeights", "dihedral"),
    "effectiveNumber": ("dihedral", "effectiveNumber", "dihedral"),
    "oversample, power 0.5": ("dihedral", {"type": "oversample", "power": 0.5}, "dihedral"),
    "oversample": ("dihedral", "oversample", "dihedral"),
    "focal": ("dihedral", "focal", "dihedral"),
    "focal, sqrtWeights": ("dihedral", {"type": "focal", "weights": "sqrtWeights"}, "dihedral"),
    "logitAdjustment": ("dihedral", "logitAdjustment", "dihedral"),
    "logitAdjustment, postHoc": ("dihedral", {"type": "logitAdjustment", "when": "postHoc"}, "dihedral"),
}
MEMBERS = 4
MEMBER = "oversample, power 0.5"
WITH_TTA = ["nothing", "flip", "dihedral"]  # the first ones: a trial's seed comes from its number


def space(given, name, names, tta):
    """Of a sweep whose trials have these treatments, in this order."""
    values = [{"augmentation": TREATMENTS[each][0], "imbalance": TREATMENTS[each][1]} for each in names]
    decay = 1e-2
    if len(set(names)) < len(names):
        # What differs in the last digits alone is a trial of its own all the same.
        values = [{**value, "weightDecay": decay + 1e-6 * place} for place, value in enumerate(values)]
        decay = "$treatment.weightDecay"
    return {
        "name": name,
        "data": {
            "format": "hdf5", "path": str(given.file.resolve()), "images": "images", "labels": "ans", "crop": 64,
            "grayscale": True, "classNames": ["elliptical", "spiral", "edge-on", "merger"],
            "split": {"folds": given.folds, "test": 0, "seed": 123},
        },
        "objective": {"metric": "macroF1", "goal": "maximize"},
        "sweep": {"sampler": "random", "trials": len(values), "seed": 1, "parallel": given.parallel,
                  "startWith": [{"treatment": each} for each in values]},
        "parameters": {"treatment": {"choice": values}},
        "network": [
            {"repeat": 4, "layers": [
                {"conv": {"filters": {"ref": 16, "growth": 2}, "kernel": 3, "activation": "relu", "batchNorm": True}},
                {"pool": {"type": "max", "size": 2}}]},
            {"globalPool": {"type": "avg"}},
            {"dropout": 0.2}],
        "training": {
            "epochs": given.epochs, "batchSize": 64, "updater": "adamw", "learningRate": 3e-3, "weightDecay": decay,
            "schedule": {"type": "cosine", "warmup": 1},
            "augmentation": "$treatment.augmentation", "imbalance": "$treatment.imbalance",
            "testTimeAugmentation": "dihedral" if tta else "none"},
    }


def predictions(given, name, names, tta):
    """(labels, probabilities) of all images, each by the network of the fold that was not trained on it; one a treatment."""
    content = space(given, name, names, tta)
    file = given.out / (content["name"] + ".json")
    file.write_text(json.dumps(content, indent=2))
    options = ["--db", str(given.out / "ablation.db")]
    sweep = [given.zwicky, "sweep", str(file), "--resume", "--reports", str(given.out / "reports")] + options
    for override in given.set:
        sweep += ["--set", override]
    subprocess.run(sweep, check=True, stdout=sys.stderr)
    export = [given.zwicky, "export", content["name"], "--format", "jsonl"] + options
    lines = subprocess.run(export, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    trials = {trial["number"]: trial for trial in map(json.loads, lines)}
    for number in range(1, len(names) + 1):
        if trials[number]["state"] != "COMPLETE":
            sys.exit("trial %d is %s: %s" % (number, trials[number]["state"], trials[number]["reason"]))
    return [(np.array(trials[number]["validationLabels"]), np.array(trials[number]["validationProbabilities"]))
            for number in range(1, len(names) + 1)]


def scores(labels, predicted, classes, rarest):
    """accuracy, macro-F1, balanced accuracy and the rarest class's recall."""
    confusion = np.bincount(labels * classes + predicted, minlength=classes * classes).reshape(classes, classes)
    hits, images, said = np.diag(confusion), confusion.sum(axis=1), confusion.sum(axis=0)
    recall = hits / np.maximum(images, 1)
    f1 = 2 * hits / np.maximum(images + said, 1)
    return np.array([hits.sum() / len(labels), f1.mean(), recall.mean(), recall[rarest]])


def draws(labels):
    """The images of each draw: of every class as many as there are, with replacement."""
    random = np.random.default_rng(7)
    members = [np.flatnonzero(labels == each) for each in np.unique(labels)]
    return [np.concatenate([random.choice(each, len(each)) for each in members]) for _ in range(DRAWS)]


def interval(values, form):
    return (form + " to " + form) % tuple(np.percentile(values, [2.5, 97.5]))


def table(rows):
    """Scores, then differences; rows: {name: (labels, probabilities, name of the one that it is compared with)}."""
    labels = next(iter(rows.values()))[0]
    assert all(np.array_equal(labels, each[0]) for each in rows.values()), "the images are not in the same order"
    images = np.bincount(labels)
    classes, rarest = len(images), int(images.argmin())
    samples = draws(labels)
    predicted = {name: probabilities.argmax(axis=1) for name, (_, probabilities, _) in rows.items()}
    drawn = {name: np.array([scores(labels[each], said[each], classes, rarest) for each in samples])
             for name, said in predicted.items()}
    whole = {name: scores(labels, said, classes, rarest) for name, said in predicted.items()}
    columns = range(len(SCORES))
    lines = ["| treatment | " + " | ".join(SCORES) + " |", "|---|" + "---|" * len(SCORES)]
    for name in rows:
        lines.append("| %s | %s |" % (name, " | ".join(
            "%.3f (%s)" % (whole[name][i], interval(drawn[name][:, i], "%.3f")) for i in columns)))
    lines += ["", "| treatment | against | " + " | ".join(SCORES) + " |", "|---|---|" + "---|" * len(SCORES)]
    for name, (_, _, against) in rows.items():
        if against:
            lines.append("| %s | %s | %s |" % (name, against, " | ".join(
                "%+.3f (%s)" % (whole[name][i] - whole[against][i], interval(drawn[name][:, i] - drawn[against][:, i], "%+.3f"))
                for i in columns)))
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=pathlib.Path, help="galaxy-zoo1.h5")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--parallel", type=int, default=2)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("ablation"), help="folder of studies and table.md")
    parser.add_argument("--zwicky", default=str(HOME / "zwicky"))
    parser.add_argument("--set", action="append", default=[], help="as of zwicky sweep")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    names = list(TREATMENTS)
    rows = {name: found + (TREATMENTS[name][2],)
            for name, found in zip(names, predictions(given, "treatments", names, tta=False))}
    for name, found in zip(WITH_TTA, predictions(given, "tta", WITH_TTA, tta=True)):
        rows[name + ", TTA"] = found + (name,)
    members = predictions(given, "ensemble", [MEMBER] * MEMBERS, tta=True)
    for seed, found in enumerate(members, 1):
        rows["%s, TTA, seed %d" % (MEMBER, seed)] = found + (MEMBER,)
    # Equal weights and all of them, so that nothing was selected by the scores that are reported.
    mean = np.mean([probabilities for _, probabilities in members], axis=0)
    rows["ensemble of these"] = (members[0][0], mean, "%s, TTA, seed 1" % MEMBER)
    text = table(rows)
    (given.out / "table.md").write_text(text + "\n")
    print(text)


if __name__ == "__main__":
    main()
