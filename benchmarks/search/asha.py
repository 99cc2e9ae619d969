#!/usr/bin/env python3
"""What pruning brings on real training: asha.py FILE.h5 --timeout 20m --seeds 1,2,3 [--set key=value …]

Sweeps search-spaces/galaxy-zoo1.json over FILE.h5 with no pruner and with each of --pruners, turn about, once a seed,
and compares the best validation macro-F1 after equal training seconds (epochs' wall time, validation included; what
starts and ends trials is not counted). Writes runs.json (every epoch), curves.csv, curves.svg and table.md to --out; runs
that are in runs.json already are not run again. Needs Python 3.9 and nothing else.
"""

import argparse
import csv
import datetime
import json
import pathlib
import statistics
import subprocess
import tempfile

HOME = pathlib.Path(__file__).resolve().parent.parent.parent
COLORS = ["#666666", "#d95f02", "#1b9e77", "#7570b3"]
POINTS = 200


def sweep(zwicky, file, space, pruner, seed, timeout, parallel, trials, overrides):
    with tempfile.TemporaryDirectory() as work:
        command = [zwicky, "sweep", str(space), "--data", file, "--db", work + "/e.db", "--reports", work + "/reports"]
        command += ["--seed", str(seed), "--timeout", timeout, "--parallel", str(parallel), "--trials", str(trials)]
        command += ["--set", "name=asha", "--set", "sweep.pruner=" + pruner]
        for override in overrides:
            command += ["--set", override]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        export = [zwicky, "export", "asha", "--format", "jsonl", "--db", work + "/e.db"]
        lines = subprocess.run(export, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    return [trial(json.loads(line)) for line in lines]


def trial(row):
    """What is needed of a trial."""
    epochs = [[each["seconds"], each["metrics"]["macroF1"]] for each in row.get("measurements", [])]
    return {"state": row["state"], "started": row.get("started"), "epochs": epochs, "reason": row["reason"]}


def moment(text):
    whole = datetime.datetime.fromisoformat(text[:19] + "+00:00").timestamp()
    return whole + float("0." + text[20:].rstrip("Z")) if "." in text else whole


def steps(trials):
    """(training seconds spent, best macro-F1 so far) after each epoch, in the order in which they ended."""
    ends = []
    for each in trials:
        if each["started"]:
            at = moment(each["started"])
            for seconds, score in each["epochs"]:
                at += seconds
                ends.append((at, seconds, score))
    spent, best, result = 0.0, 0.0, []
    for _, seconds, score in sorted(ends, key=lambda end: end[0]):
        spent += seconds
        best = max(best, score if score is not None else 0.0)
        result.append((spent, best))
    return result


def at(curve, seconds):
    """The best score once that many seconds are spent; 0 before the first epoch."""
    return max((score for spent, score in curve if spent <= seconds), default=0.0)


def reached(curve, score):
    return next((spent for spent, best in curve if best >= score), None)


def svg(path, grid, medians):
    width, height, left, bottom = 720, 420, 60, 50
    low = min(min(v for v in values if v > 0) for values in medians.values()) - 0.02
    high = max(max(values) for values in medians.values()) + 0.02
    def x(seconds):
        return left + (width - left - 20) * seconds / grid[-1]
    def y(score):
        return height - bottom - (height - bottom - 20) * (max(score, low) - low) / (high - low)
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">' % (width, height),
             '<rect width="100%" height="100%" fill="white"/>']
    for i in range(6):
        score, seconds = low + (high - low) * i / 5, grid[-1] * i / 5
        parts.append('<path d="M%.1f %.1fH%.1f" stroke="#ddd"/><text x="%.1f" y="%.1f" text-anchor="end">%.3f</text>'
                     % (left, y(score), width - 20, left - 6, y(score) + 4, score))
        parts.append('<text x="%.1f" y="%.1f" text-anchor="middle">%.0f</text>' % (x(seconds), height - bottom + 18, seconds))
    parts.append('<text x="%.1f" y="%.1f" text-anchor="middle">training seconds</text>' % ((left + width) / 2, height - 10))
    parts.append('<text x="%.1f" y="14">best validation macro-F1, median over seeds</text>' % left)
    for index, (pruner, values) in enumerate(medians.items()):
        points = [(x(s), y(v)) for s, v in zip(grid, values) if v > 0]
        line = "M" + "L".join("%.1f %.1f" % point for point in points)
        color = COLORS[index % len(COLORS)]
        parts.append('<path d="%s" fill="none" stroke="%s" stroke-width="2"/>' % (line, color))
        parts.append('<text x="%.1f" y="%.1f" text-anchor="end" fill="%s">%s</text>'
                     % (width - 24, height - bottom - 12 - 18 * index, color, pruner))
    path.write_text("\n".join(parts + ["</svg>"]) + "\n")


def report(runs, out):
    pruners = list(dict.fromkeys(run["pruner"] for run in runs))
    curves = {(run["pruner"], run["seed"]): steps(run["trials"]) for run in runs}
    seeds = sorted({seed for _, seed in curves})
    complete = [seed for seed in seeds if all(curves.get((pruner, seed)) for pruner in pruners)]
    if not complete:
        raise SystemExit("no seed has epochs of every pruner")
    budget = min(curves[pruner, seed][-1][0] for pruner in pruners for seed in complete)
    grid = [budget * i / POINTS for i in range(1, POINTS + 1)]
    medians = {p: [statistics.median(at(curves[p, s], x) for s in complete) for x in grid] for p in pruners}
    with open(out / "curves.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["seconds"] + pruners + ["%s seed %d" % (p, s) for p in pruners for s in complete])
        for i, x in enumerate(grid):
            writer.writerow(["%.2f" % x] + ["%.5f" % medians[p][i] for p in pruners]
                            + ["%.5f" % at(curves[p, s], x) for p in pruners for s in complete])
    svg(out / "curves.svg", grid, medians)
    (out / "table.md").write_text(table(runs, curves, pruners, complete, budget))
    print((out / "table.md").read_text())


def table(runs, curves, pruners, seeds, budget):
    lines = ["Best validation macro-F1, median of %d seeds; budget %.0f training seconds." % (len(seeds), budget), "",
             "| pruner | 10% | 25% | 50% | 100% | trials | pruned | epochs | time to the best of `none` |",
             "|---|---|---|---|---|---|---|---|---|"]
    for pruner in pruners:
        own = [run for run in runs if run["pruner"] == pruner and run["seed"] in seeds]
        cells = ["%.3f" % statistics.median(at(curves[pruner, s], budget * share) for s in seeds) for share in (.1, .25, .5, 1)]
        def count(of):
            return "%g" % statistics.median(of(run["trials"]) for run in own)
        cells += [count(len), count(lambda ts: sum(t["state"] == "PRUNED" for t in ts)), count(lambda ts: sum(len(t["epochs"]) for t in ts))]
        shares = []
        for seed in seeds:
            goal = at(curves["none", seed], budget) if ("none", seed) in curves else None
            there = reached(curves[pruner, seed], goal) if goal else None
            base = reached(curves["none", seed], goal) if goal else None
            shares.append(there / base if there is not None and base else None)
        known = [share for share in shares if share is not None]
        cells.append("%.2f× (%d of %d seeds)" % (statistics.median(known), len(known), len(seeds)) if known else "–")
        lines.append("| %s | %s |" % (pruner, " | ".join(cells)))
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", help="galaxy-zoo1.h5 or another HDF5 file in Galaxy10's layout")
    parser.add_argument("--space", default=HOME / "search-spaces/galaxy-zoo1.json", type=pathlib.Path)
    parser.add_argument("--timeout", default="20m", help="wall time of each sweep")
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--pruners", default="asha", help="beside none, separated by commas")
    parser.add_argument("--parallel", default=1, type=int)
    parser.add_argument("--trials", default=100000, type=int)
    parser.add_argument("--set", action="append", default=[], metavar="key=value")
    parser.add_argument("--zwicky", default=str(HOME / "zwicky"))
    parser.add_argument("--out", default="asha-results", type=pathlib.Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    record = given.out / "runs.json"
    runs = json.loads(record.read_text()) if record.exists() else []
    pruners = ["none"] + given.pruners.split(",")
    for turn, seed in enumerate(int(text) for text in given.seeds.split(",")):
        for pruner in pruners if turn % 2 == 0 else pruners[::-1]:
            if any(run["pruner"] == pruner and run["seed"] == seed for run in runs):
                continue
            print("pruner %s, seed %d" % (pruner, seed), flush=True)
            trials = sweep(given.zwicky, given.file, given.space, pruner, seed, given.timeout, given.parallel,
                           given.trials, given.set)
            runs.append({"pruner": pruner, "seed": seed, "trials": trials})
            record.write_text(json.dumps(runs) + "\n")
    report(runs, given.out)


main()
