#!/usr/bin/env python3
"""Regret of an Optuna sampler on Zwicky's test functions (org.zwicky.bench.search), as CSV.

    PYTHONPATH=/path/to/optuna python3 optuna_regret.py --sampler tpe --seeds 20 --trials 100 > optuna5-tpe.csv

One row a function and seed: function,seed,regret,seconds. The best value of so many trials, less the
function's minimum. Needs optuna, and nothing else beyond what that needs.
"""

import argparse
import csv
import math
import sys
import time
import warnings

import optuna

A3 = [[3, 10, 30], [0.1, 10, 35], [3, 10, 30], [0.1, 10, 35]]
P3 = [[0.3689, 0.1170, 0.2673], [0.4699, 0.4387, 0.7470], [0.1091, 0.8732, 0.5547], [0.0381, 0.5743, 0.8828]]
A6 = [[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]]
P6 = [
    [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
    [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
    [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650],
    [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
]


def branin(x):
    b = 5.1 / (4 * math.pi**2)
    return (x[1] - b * x[0] ** 2 + 5 / math.pi * x[0] - 6) ** 2 + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x[0]) + 10


def hartmann(a, p):
    def value(x):
        return -sum(
            w * math.exp(-sum(a[i][j] * (x[j] - p[i][j]) ** 2 for j in range(len(x))))
            for i, w in enumerate([1.0, 1.2, 3.0, 3.2])
        )

    return value


def rosenbrock(x):
    return sum(100 * (b - a * a) ** 2 + (a - 1) ** 2 for a, b in zip(x, x[1:]))


def sphere(x):
    return sum(v * v for v in x)


def ackley(x):
    n = len(x)
    cosines = sum(math.cos(2 * math.pi * v) for v in x) / n
    return -20 * math.exp(-0.2 * math.sqrt(sphere(x) / n)) - math.exp(cosines) + 20 + math.e


def levy(x):
    w = [1 + (v - 1) / 4 for v in x]
    return (
        math.sin(math.pi * w[0]) ** 2
        + sum((v - 1) ** 2 * (1 + 10 * math.sin(math.pi * v + 1) ** 2) for v in w[:-1])
        + (w[-1] - 1) ** 2 * (1 + math.sin(2 * math.pi * w[-1]) ** 2)
    )


def styblinski_tang(x):
    return sum(v**4 - 16 * v * v + 5 * v for v in x) / 2


def rastrigin(x):
    return 10 * len(x) + sum(v * v - 10 * math.cos(2 * math.pi * v) for v in x)


def griewank(x):
    return sphere(x) / 4000 - math.prod(math.cos(v / math.sqrt(i + 1)) for i, v in enumerate(x)) + 1


def michalewicz(x):
    return -sum(math.sin(v) * math.sin((i + 1) * v * v / math.pi) ** 20 for i, v in enumerate(x))


def six_hump_camel(x):
    a, b = x[0] ** 2, x[1] ** 2
    return (4 - 2.1 * a + a * a / 3) * a + x[0] * x[1] + (-4 + 4 * b) * b


def zakharov(x):
    weighted = sum(0.5 * (i + 1) * v for i, v in enumerate(x))
    return sphere(x) + weighted**2 + weighted**4


def schwefel(x):
    return -sum(v * math.sin(math.sqrt(abs(v))) for v in x)


def box(value, bounds, minimum):
    def objective(trial):
        return value([trial.suggest_float(f"x{i + 1}", *b) for i, b in enumerate(bounds)])

    return objective, minimum


def convolution_like(trial):
    blocks = trial.suggest_int("blocks", 1, 6)
    filters = trial.suggest_int("filters", 8, 128, log=True)
    kernel = trial.suggest_categorical("kernel", [3, 5, 7])
    norm = trial.suggest_categorical("batchNorm", [False, True])
    dropout = trial.suggest_float("dropout", 0, 0.6, step=0.05)
    l2 = trial.suggest_float("l2", 1e-6, 1e-2, log=True)
    rate = trial.suggest_float("learningRate", 1e-5, 1, log=True)
    updater = trial.suggest_categorical("updater", ["adam", "nesterovs", "rmsprop"])
    best = -2.5 if norm else -3.2
    value = 0.08 + {"nesterovs": 0, "adam": 0.01, "rmsprop": 0.02}[updater]
    if updater == "nesterovs":
        momentum = trial.suggest_float("momentum", 0, 0.99)
        best += 1.5 + 1.2 * (0.9 - momentum)
        value += 0.06 * (momentum - 0.9) ** 2
    augmentation = trial.suggest_categorical("augmentation", ["none", "flip", "dihedral"])
    kind = trial.suggest_categorical("imbalance", ["none", "sqrtWeights", "balancedWeights", "oversample", "focal"])
    value += {"none": 0.03, "sqrtWeights": 0.005, "balancedWeights": 0.015, "oversample": 0.01, "focal": 0}[kind]
    if kind == "focal":
        value += 0.01 * (trial.suggest_float("focalGamma", 0.5, 5) - 2) ** 2
    value += 0.5 * (1 - math.exp(-0.2 * (math.log10(rate) - best) ** 2))
    width = math.log2(filters / 8)
    view = blocks * (kernel - 1) / 2
    value += 0.008 * (blocks + width - 6) ** 2 + 0.004 * (blocks - 3) ** 2 + 0.002 * (view - 3) ** 2
    value += 0 if norm else 0.02
    decay = math.log10(l2) + 4
    need, cost = {"none": (0.5, 0.04), "flip": (0.4, 0.015), "dihedral": (0.3, 0)}[augmentation]
    return value + 0.6 * (dropout + 0.1 * decay + 0.2 - need) ** 2 + 0.005 * decay**2 + cost


FUNCTIONS = {
    "Branin": box(branin, [(-5, 10), (0, 15)], 0.39788735772973816),
    "Hartmann6": box(hartmann(A6, P6), [(0, 1)] * 6, -3.3223680114155147),
    "Rosenbrock10": box(rosenbrock, [(-5, 5)] * 10, 0),
    "Sphere10": box(sphere, [(-5, 5)] * 10, 0),
    "Ackley5": box(ackley, [(-32.768, 32.768)] * 5, 0),
    "Levy5": box(levy, [(-10, 10)] * 5, 0),
    "StyblinskiTang5": box(styblinski_tang, [(-5, 5)] * 5, 5 * -39.16616570377142),
    "ConvolutionLike": (convolution_like, 0.08),
    "Rastrigin5": box(rastrigin, [(-5.12, 5.12)] * 5, 0),
    "Griewank5": box(griewank, [(-600, 600)] * 5, 0),
    "Michalewicz5": box(michalewicz, [(0, math.pi)] * 5, -4.687658179088148),
    "Hartmann3": box(hartmann(A3, P3), [(0, 1)] * 3, -3.8627821478207556),
    "SixHumpCamel": box(six_hump_camel, [(-3, 3), (-2, 2)], -1.0316284534898774),
    "Zakharov5": box(zakharov, [(-5, 10)] * 5, 0),
    "Schwefel4": box(schwefel, [(-500, 500)] * 4, 4 * -418.98288727243379),
}

SAMPLERS = {
    "tpe": lambda seed: optuna.samplers.TPESampler(seed=seed),
    "gp": lambda seed: optuna.samplers.GPSampler(seed=seed),
    "random": lambda seed: optuna.samplers.RandomSampler(seed=seed),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sampler", choices=SAMPLERS, default="tpe")
    parser.add_argument("--functions", default=",".join(FUNCTIONS))
    parser.add_argument("--trials", type=int, default=100)
    parser.add_argument("--seeds", type=int, default=20)
    arguments = parser.parse_args()
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    warnings.filterwarnings("ignore")
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(["function", "seed", "regret", "seconds"])
    for name in arguments.functions.split(","):
        objective, minimum = FUNCTIONS[name]
        for seed in range(1, arguments.seeds + 1):
            begun = time.perf_counter()
            study = optuna.create_study(sampler=SAMPLERS[arguments.sampler](seed))
            study.optimize(objective, n_trials=arguments.trials)
            seconds = time.perf_counter() - begun
            rows.writerow([name, seed, repr(study.best_value - minimum), f"{seconds:.2f}"])
            sys.stdout.flush()


if __name__ == "__main__":
    main()
