#!/usr/bin/env python3
"""Compares samplers of `zwicky bench search` with others' regrets on the same functions.

    ./zwicky bench search --samplers tpe --functions all --format json > zwicky.json
    benchmarks/search/compare.py zwicky.json optuna5-tpe.csv --sampler tpe

Prints the median regret of both on each function and their ratio; for the functions that Zwicky was
tuned on and those held out, the geometric mean of these ratios, and Wilcoxon's signed-rank test of
the logarithms of regrets, paired by function and seed (one-sided: Zwicky's are smaller). Needs SciPy.
"""

import argparse
import csv
import json
import math
from statistics import median

from scipy.stats import wilcoxon

TUNING = ["Branin", "Hartmann6", "Rosenbrock10", "Sphere10", "Ackley5", "Levy5", "StyblinskiTang5"]
MIXED = ["ConvolutionLike"]
HELD_OUT = ["Rastrigin5", "Griewank5", "Michalewicz5", "Hartmann3", "SixHumpCamel", "Zakharov5", "Schwefel4"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("zwicky")
    parser.add_argument("other")
    parser.add_argument("--sampler", default="tpe")
    arguments = parser.parse_args()
    with open(arguments.zwicky) as file:
        ours = {r["function"]: r["regrets"] for r in json.load(file) if r["sampler"] == arguments.sampler}
    theirs = {}
    with open(arguments.other) as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            theirs.setdefault(row["function"], []).append(float(row["regret"]))
    for title, names in (("tuned on", TUNING), ("choices and conditions", MIXED), ("held out", HELD_OUT)):
        names = [name for name in names if name in ours and name in theirs]
        if not names:
            continue
        print(f"{title:<24}{'other':>12}{'zwicky':>12}{'ratio':>8}")
        ratios, pairs = [], []
        for name in names:
            other, mine = median(theirs[name]), median(ours[name])
            ratios.append(mine / other)
            # Rounding can leave a regret at or below 0.
            pairs += [math.log(max(a, 1e-15) / max(b, 1e-15)) for a, b in zip(ours[name], theirs[name])]
            print(f"{name:<24}{other:>12.4g}{mine:>12.4g}{ratios[-1]:>8.3f}")
        mean = math.exp(sum(map(math.log, ratios)) / len(ratios))
        p = wilcoxon(pairs, alternative="less").pvalue
        print(f"{'geometric mean':<48}{mean:>8.3f}   p = {p:.2g} ({len(pairs)} pairs)\n")


if __name__ == "__main__":
    main()
