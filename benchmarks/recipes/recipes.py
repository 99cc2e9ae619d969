#!/usr/bin/env python3
"""What a sweep finds beside a plain recipe: recipes.py --budgets 4m,20m NAME=PATH[,GOAL[,SIZE]] …

For each data set (a folder of classes, IDX files, or Galaxy10-like HDF5) and budget: `zwicky init` and the sweep that it
writes, as a new user would run them; then plain.py, a plain network in PyTorch, on the same validation images and as many
training images, with 15, 30 and 90 epochs as far as the budget goes. GOAL is the metric, accuracy unless given; SIZE is the
side that PyTorch's images are scaled to (Zwicky's `init` chooses by itself). Prints a table, and the course of the sweeps;
keeps everything in --out, where what is there already is not run again.

The data sets of docs/recipes.md are made by datasets.py. Nothing else should run on the machine. Needs Python 3.9; for
plain.py torch, scikit-learn, pillow and h5py (--python names the interpreter that has them).
"""

import argparse
import json
import math
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
HOME = HERE.parent.parent


def run(command, **more):
    return subprocess.run([str(word) for word in command], check=True, stdout=subprocess.PIPE, text=True, **more).stdout


def seconds_of(budget):
    return float(budget[:-1]) * {"s": 1, "m": 60, "h": 3600}[budget[-1]]


def sweep(given, path, goal, budget, folder):
    space, database = folder / "space.json", folder / "e.db"
    began = time.time()
    run([given.zwicky, "init", space, "--data", path, "--budget", budget, "--goal", goal, "--name", "recipes", "--force"])
    made = time.time()
    run([given.zwicky, "sweep", space, "--db", database, "--reports", folder / "reports", "--quiet"])
    seconds = time.time() - made
    study = json.loads(run([given.zwicky, "export", "recipes", "--format", "json", "--db", database]))
    trials = [
        {"number": trial["number"], "score": trial["metrics"].get(goal), "seconds": trial["seconds"], "state": trial["state"],
         "epochs": trial["epochs"], "parameters": trial["parameters"]}
        for trial in study["trials"]]
    done = [trial for trial in trials if trial["score"] is not None and trial["state"] == "COMPLETE"]
    return {
        "init": round(made - began, 1), "seconds": round(seconds, 1), "trials": trials,
        "first": trials[0]["score"], "best": max(trial["score"] for trial in done),
        "validation": study["data"]["validationImages"]}


def plain(given, path, goal, size, limit, validation, folder):
    parts = folder / "validation.json"
    parts.write_text(json.dumps(validation))
    command = [given.python, HERE / "plain.py", path, "--metric", goal, "--validation", parts, "--limit-seconds", limit]
    command += ["--size", size] if size else []
    return [json.loads(line) for line in run(command).splitlines()]


def measure(given, name, path, goal, size, budget):
    folder = given.out / ("%s-%s" % (name, budget))
    folder.mkdir(parents=True, exist_ok=True)
    record = folder / "result.json"
    result = json.loads(record.read_text()) if record.exists() else {}
    if "sweep" not in result:
        for old in folder.glob("e.*"):
            subprocess.run(["rm", "-rf", str(old)], check=True)
        result["sweep"] = sweep(given, path, goal, budget, folder)
        record.write_text(json.dumps(result))
    longest = folder.parent / ("%s-plain.json" % name)
    known = json.loads(longest.read_text()) if longest.exists() else []
    if "plain" not in result and not given.no_plain:
        # A plain training does not depend on the budget: only whether it ends in time does.
        if not known or any("left out" in each for each in known) and seconds_of(budget) > known[-1].get("limit", 0):
            known = plain(given, path, goal, size, seconds_of(budget), result["sweep"]["validation"], folder)
            for each in known:
                each["limit"] = seconds_of(budget)
            longest.write_text(json.dumps(known))
        result["plain"] = [each for each in known if each.get("seconds", math.inf) <= seconds_of(budget)]
        record.write_text(json.dumps(result))
    return result


def row(name, goal, budget, result):
    found = result["sweep"]
    scores = [each["best"][goal] for each in result.get("plain", [])]
    best = max(scores, default=math.nan)
    cells = ["%.3f (%d epochs, %.0f s)" % (each["best"][goal], each["epochs"], each["seconds"]) for each in result.get("plain", [])]
    error = (1 - found["best"]) / (1 - best) if best < 1 else math.nan
    return error, "| %s | %s | %s | %s | %.3f | %.3f | %.2f | %d in %.0f s |" % (
        name, goal, budget, ", ".join(cells), found["first"], found["best"], error, len(found["trials"]), found["seconds"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", metavar="NAME=PATH[,GOAL[,SIZE]]")
    parser.add_argument("--budgets", default="4m")
    parser.add_argument("--zwicky", default=str(HOME / "zwicky"))
    parser.add_argument("--python", default=sys.executable, help="with torch, for plain.py")
    parser.add_argument("--no-plain", action="store_true", help="sweeps only")
    parser.add_argument("--out", default="recipe-results", type=pathlib.Path)
    given = parser.parse_args()
    given.out = given.out.resolve()
    lines, errors = [], []
    for text in given.data:
        name, rest = text.split("=", 1)
        path, goal, size = (rest.split(",") + ["", ""])[:3]
        for budget in given.budgets.split(","):
            error, line = row(
                name, goal or "accuracy", budget, measure(given, name, path, goal or "accuracy", size, budget))
            errors.append(error)
            lines.append(line)
            print(line, flush=True)
    print("\n| data | metric | budget | plain recipe | first trial | best trial | error / plain's | trials |\n" + "|---" * 8 + "|")
    print("\n".join(lines))
    usable = [error for error in errors if error > 0]
    if usable:
        mean = math.exp(sum(map(math.log, usable)) / len(usable))
        print("\ngeometric mean of the errors: %.2f of the plain recipe's" % mean)


main()
