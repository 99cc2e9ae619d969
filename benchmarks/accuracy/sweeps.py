#!/usr/bin/env python3
"""What a sweep finds in limited time: sweeps.py FILE.h5 --timeout 20m --seeds 1,2,3 [--set key=value …]

Sweeps benchmarks/search/galaxy-zoo1.json over FILE.h5 once a seed, finalists included, and prints what the crowned model and
the ensemble score on the test part, with 95% intervals, and the median over the seeds. Writes results.json to --out; seeds
that are in it already are not run again. Nothing else should run on the machine. Needs Python 3.9 and nothing else.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import tempfile
import time

HOME = pathlib.Path(__file__).resolve().parent.parent.parent
METRICS = ["accuracy", "macroF1", "balancedAccuracy"]


def sweep(given, seed):
    with tempfile.TemporaryDirectory() as work:
        command = [given.zwicky, "sweep", str(given.space), "--data", given.file, "--db", work + "/e.db"]
        command += ["--reports", work + "/reports", "--seed", str(seed), "--timeout", given.timeout]
        command += ["--parallel", str(given.parallel), "--trials", "100000", "--set", "name=accuracy"]
        for override in given.set:
            command += ["--set", override]
        started = time.time()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds = time.time() - started
        export = [given.zwicky, "export", "accuracy", "--format", "json", "--db", work + "/e.db"]
        study = json.loads(subprocess.run(export, check=True, stdout=subprocess.PIPE, text=True).stdout)
    states = [trial["state"] for trial in study["trials"]]
    results = {}
    for result in study["finals"]["tests"][-1]["results"]:
        kind = result["kind"].lower()
        if kind != "seed":
            results[kind] = {"metrics": result["metrics"], "intervals": result["intervals"]}
    crowned = next(trial for trial in study["trials"] if trial["number"] == study["finals"]["tests"][-1]["crowned"])
    return {
        "seed": seed,
        "seconds": round(seconds),
        "states": {state: states.count(state) for state in sorted(set(states))},
        "crowned": crowned["parameters"],
        "finalists": [{key: each[key] for key in ("trial", "crowned", "mean", "deviation")} for each in study["finals"]["finalists"]],
        "results": results,
    }


def cell(result, metric):
    interval = result["intervals"].get(metric)
    text = "%.3f" % result["metrics"][metric]
    return text + " [%.3f, %.3f]" % (interval["low"], interval["high"]) if interval else text


def table(runs):
    kinds = list(runs[0]["results"])
    lines = ["| seed | time | trials (pruned) | model | %s |" % " | ".join(METRICS), "|---" * (4 + len(METRICS)) + "|"]
    for run in runs:
        for kind in kinds:
            trials = "%d (%d)" % (sum(run["states"].values()), run["states"].get("PRUNED", 0))
            row = [str(run["seed"]), "%.1f min" % (run["seconds"] / 60), trials, kind]
            lines.append("| %s |" % " | ".join(row + [cell(run["results"][kind], metric) for metric in METRICS]))
    for kind in kinds:
        medians = [statistics.median(run["results"][kind]["metrics"][metric] for run in runs) for metric in METRICS]
        lines.append("| median | | | %s | %s |" % (kind, " | ".join("**%.3f**" % value for value in medians)))
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", help="galaxy-zoo1.h5 or another HDF5 file in Galaxy10's layout")
    parser.add_argument("--space", default=HOME / "benchmarks/search/galaxy-zoo1.json", type=pathlib.Path)
    parser.add_argument("--timeout", default="20m", help="wall time of each sweep, finalists included")
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--parallel", default=2, type=int)
    parser.add_argument("--set", action="append", default=[], metavar="key=value")
    parser.add_argument("--zwicky", default=str(HOME / "zwicky"))
    parser.add_argument("--out", default="accuracy-results", type=pathlib.Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    record = given.out / "results.json"
    runs = json.loads(record.read_text()) if record.exists() else []
    for seed in (int(text) for text in given.seeds.split(",")):
        if not any(run["seed"] == seed for run in runs):
            runs.append(sweep(given, seed))
            record.write_text(json.dumps(runs, indent=1) + "\n")
    print(table(runs))


main()
