#!/usr/bin/env python3
"""What pruning brings on real training: asha.py FILE.h5 --budget 2400 --seeds 1,2,3 [--set key=value …]

Sweeps benchmarks/search/galaxy-zoo1.json over FILE.h5 with no pruner and with each of --pruners, all of a seed at the same
time, each until it has spent the budget, and compares the best validation macro-F1 after equal processor seconds: those of
all of a sweep's processes, starting and ending trials included, so that other work on the machine does not count. Writes
runs.json (every epoch), curves.csv, curves.svg and table.md to --out; seeds that are in runs.json already are not run
again. Needs Linux, Python 3.9 and nothing else.
"""

import argparse
import bisect
import csv
import datetime
import json
import os
import pathlib
import signal
import statistics
import subprocess
import tempfile
import time

HOME = pathlib.Path(__file__).resolve().parent.parent.parent
COLORS = ["#666666", "#d95f02", "#1b9e77", "#7570b3"]
POINTS = 200


class Sweep:
    """A sweep of its own study, in a folder of its own, that a budget ends."""

    def __init__(self, zwicky, file, space, pruner, seed, parallel, overrides):
        self.zwicky, self.pruner = zwicky, pruner
        self.work = tempfile.TemporaryDirectory()
        self.db = self.work.name + "/e.db"
        command = [zwicky, "sweep", str(space), "--data", file, "--db", self.db, "--reports", self.work.name + "/reports"]
        command += ["--seed", str(seed), "--timeout", "24h", "--parallel", str(parallel), "--trials", "100000", "--quiet"]
        command += ["--set", "name=asha", "--set", "sweep.pruner=" + pruner]
        for override in overrides:
            command += ["--set", override]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        self.spent = [(time.time(), 0.0)]

    def runs_on(self, budget):
        """Notes the processor time spent so far; ends a sweep that has spent its budget."""
        if self.process.poll() is not None:
            return False
        self.spent.append((time.time(), processor_seconds(self.process.pid)))
        if self.spent[-1][1] >= budget:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait()
            return False
        return True

    def trials(self):
        export = [self.zwicky, "export", "asha", "--format", "jsonl", "--db", self.db]
        lines = subprocess.run(export, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
        self.work.cleanup()
        return [self.trial(json.loads(line)) for line in lines]

    def trial(self, row):
        """What is needed of a trial: its state, why it ended, and [processor seconds of the sweep, macro-F1] an epoch."""
        epochs = []
        if row.get("started"):
            now = moment(row["started"])
            for each in row.get("measurements", []):
                now += each["seconds"]
                epochs.append([round(self.spent_at(now), 2), each["metrics"]["macroF1"]])
        return {"state": row["state"], "reason": row["reason"], "epochs": epochs}

    def spent_at(self, now):
        after = bisect.bisect([at for at, _ in self.spent], now)
        if after == len(self.spent):
            return self.spent[-1][1]
        (t0, s0), (t1, s1) = self.spent[after - 1], self.spent[after]
        return s0 + (s1 - s0) * (now - t0) / (t1 - t0)


def processor_seconds(root):
    """Spent by a process and all that it started, user and system."""
    parents, ticks = {}, {}
    for folder in pathlib.Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:  # ended meanwhile
                continue
            # State and parent come first; 11 to 14 are its own times and those of children that have ended.
            parents[int(folder.name)] = int(fields[1])
            ticks[int(folder.name)] = sum(int(field) for field in fields[11:15])
    def belongs(process):
        while process in parents and process != root:
            process = parents[process]
        return process == root
    return sum(spent for process, spent in ticks.items() if belongs(process)) / os.sysconf("SC_CLK_TCK")


def sweeps(given, pruners, seed):
    """Runs a sweep a pruner, all at once."""
    running = [Sweep(given.zwicky, given.file, given.space, pruner, seed, given.parallel, given.set) for pruner in pruners]
    left = list(running)
    while left:
        time.sleep(1)
        left = [each for each in left if each.runs_on(given.budget)]
    return [{"pruner": each.pruner, "seed": seed, "spent": each.spent[-1][1], "trials": each.trials()} for each in running]


def moment(text):
    whole = datetime.datetime.fromisoformat(text[:19] + "+00:00").timestamp()
    return whole + float("0." + text[20:].rstrip("Z")) if "." in text else whole


def steps(run):
    """(processor seconds spent, best macro-F1 so far) after each epoch of a run, in the order in which they ended."""
    best, result = 0.0, []
    for spent, score in sorted((epoch for trial in run["trials"] for epoch in trial["epochs"]), key=lambda epoch: epoch[0]):
        if spent >= run["spent"]:  # ended while the sweep was being stopped
            break
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
    parts.append('<text x="%.1f" y="%.1f" text-anchor="middle">processor seconds</text>' % ((left + width) / 2, height - 10))
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
    curves = {(run["pruner"], run["seed"]): steps(run) for run in runs}
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
    lines = ["Best validation macro-F1, median of %d seeds; budget %.0f processor seconds a sweep." % (len(seeds), budget), "",
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
    parser.add_argument("--space", default=HOME / "benchmarks/search/galaxy-zoo1.json", type=pathlib.Path)
    parser.add_argument("--budget", default=2400, type=float, help="processor seconds of each sweep")
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--pruners", default="asha", help="beside none, separated by commas")
    parser.add_argument("--parallel", default=2, type=int, help="trials at a time in each sweep")
    parser.add_argument("--set", action="append", default=[], metavar="key=value")
    parser.add_argument("--zwicky", default=str(HOME / "zwicky"))
    parser.add_argument("--out", default="asha-results", type=pathlib.Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    record = given.out / "runs.json"
    runs = json.loads(record.read_text()) if record.exists() else []
    pruners = ["none"] + given.pruners.split(",")
    for seed in (int(text) for text in given.seeds.split(",")):
        missing = [p for p in pruners if not any(run["pruner"] == p and run["seed"] == seed for run in runs)]
        if missing:
            print("seed %d: %s" % (seed, ", ".join(missing)), flush=True)
            runs += sweeps(given, missing, seed)
            record.write_text(json.dumps(runs) + "\n")
    report(runs, given.out)


main()
