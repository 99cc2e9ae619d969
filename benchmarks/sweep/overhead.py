#!/usr/bin/env python3
"""What a sweep costs beside training: overhead.py FILE.h5 [epochs]

Sweeps the reference network of `bench training` over real images, with as many workers as the machine has cores, and
compares the images a second of the sweep's whole wall time, start-up and report included, with what the bench measures
right before and after. Also: seconds from the command to the first trial, and milliseconds a trial beside its epochs.
"""

import datetime
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
HOME = HERE.parent.parent
ZWICKY = str(HOME / "zwicky")
NETWORK = json.loads((HOME / "src/main/resources/org/zwicky/bench/reference.json").read_text())
TRIALS_A_WORKER = 4


def space(file, epochs, trials):
    return {
        "name": "overhead",
        "data": {"path": str(pathlib.Path(file).resolve()), "crop": 64, "grayscale": True},
        "objective": {"metric": "macroF1"},
        "sweep": {"sampler": "random", "trials": trials, "seed": 1},
        "parameters": {"learningRate": {"logUniform": [1e-4, 1e-3]}},
        "network": NETWORK["network"],
        "training": {"epochs": epochs, "batchSize": 64, "updater": "adam", "learningRate": "$learningRate"},
    }


def bench(cores):
    command = [ZWICKY, "bench", "training", "--workers", str(cores), "--threads", "1", "--seconds", "8", "--format", "json"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return json.loads(done.stdout)


def seconds(text):
    return datetime.datetime.fromisoformat(text[:26].rstrip("Z") + "+00:00").timestamp()


def sweep(file, epochs, cores):
    with tempfile.TemporaryDirectory() as work:
        definition = pathlib.Path(work) / "space.json"
        definition.write_text(json.dumps(space(file, epochs, TRIALS_A_WORKER * cores)))
        command = [ZWICKY, "sweep", str(definition), "--db", work + "/e.db", "--reports", work + "/reports", "--quiet"]
        begun, clock = time.time(), time.monotonic()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        wall = time.monotonic() - clock
        export = [ZWICKY, "export", "overhead", "--format", "jsonl", "--db", work + "/e.db"]
        lines = subprocess.run(export, check=True, stdout=subprocess.PIPE).stdout.splitlines()
    return begun, wall, [json.loads(line) for line in lines]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    file = sys.argv[1]
    epochs = int(sys.argv[2]) if len(sys.argv) > 2 else 12
    cores = os.cpu_count()
    before = bench(cores)
    begun, wall, trials = sweep(file, epochs, cores)
    after = bench(cores)

    validation = len(trials[0]["validationLabels"])
    # 15 % of the images validate, 15 % are for the test, the rest trains.
    training = round(validation * 0.70 / 0.15)
    trained = sum(trial["epochs"] for trial in trials) * training
    reference = statistics.mean(run["trainImagesPerSecond"] for run in (before, after))
    first = min(seconds(trial["started"]) for trial in trials) - begun
    beside = [
        (seconds(trial["finished"]) - seconds(trial["started"]) - sum(m["seconds"] for m in trial["measurements"])) * 1e3
        for trial in trials
    ]
    print(f"{len(trials)} trials of {epochs} epochs of {training} images on {cores} workers in {wall:.1f} s")
    print(f"sweep: {trained / wall:,.0f} images/s trained, over the whole wall time")
    print(f"bench: {before['trainImagesPerSecond']:,.0f} before, {after['trainImagesPerSecond']:,.0f} after")
    print(f"ratio: {trained / wall / reference:.2f}")
    print(f"first trial after {first:.1f} s")
    beside.sort()
    print(f"beside its epochs, a trial takes {statistics.median(beside):.0f} ms (median; {beside[0]:.0f}–{beside[-1]:.0f})")


main()
