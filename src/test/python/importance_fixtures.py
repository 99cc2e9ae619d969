"""Writes src/test/resources/importance/ped_anova.json: importances by PED-ANOVA with NumPy and SciPy.

Run with both importable: python3 src/test/python/importance_fixtures.py
Written from the papers (arXiv:2304.10255, and arXiv:2601.20800 for conditional parameters), not from the Java code: the
cells are edges in NumPy, the kernels SciPy's truncated normal distributions, the best found by sorting. Each case has
its trials (a value a parameter, null where it is inactive, and the score, null where the trial was stopped early) and the
importances before they are divided by their sum.
"""

import json
import math
import sys

import numpy as np
from scipy import stats

# name, kind, low, high, step or choices
AXES = [
    ("rate", "log", 1e-4, 1e-1, None),
    ("dropout", "linear", 0.0, 0.6, None),
    ("momentum", "linear", 0.5, 0.9, 0.1),
    ("layers", "int", 1, 6, 1),
    ("width", "logint", 8, 256, 1),
    ("activation", "choice", None, None, ["relu", "elu", "swish"]),
    ("batchNorm", "choice", None, None, [False, True]),
    ("loss", "choice", None, None, ["plain", "weighted", "focal"]),
    ("gamma", "linear", 0.5, 3.0, None),  # only with loss focal
]


def draw(rng):
    trial = {}
    for name, kind, low, high, step in AXES:
        if kind == "log":
            value = math.exp(rng.uniform(math.log(low), math.log(high)))
        elif kind == "linear" and step:
            value = round(low + step * int(rng.integers(0, round((high - low) / step) + 1)), 10)
        elif kind == "linear":
            value = rng.uniform(low, high)
        elif kind == "int":
            value = int(rng.integers(low, high + 1))
        elif kind == "logint":
            value = int(round(math.exp(rng.uniform(math.log(low), math.log(high)))))
        else:
            value = step[int(rng.integers(0, len(step)))]
        trial[name] = round(value, 9) if isinstance(value, float) else value
    if trial["loss"] != "focal":
        trial["gamma"] = None
    return trial


def objective(t, rng):
    score = -abs(math.log10(t["rate"]) + 2.5) + 0.4 * (t["layers"] > 3) + 0.5 * (t["loss"] == "focal")
    if t["gamma"] is not None:
        score -= 0.6 * abs(t["gamma"] - 2)
    return round(score + rng.normal(0, 0.1), 6)


def grid(kind, low, high, step):
    if kind == "logint":
        n = min(50, math.ceil(math.log2(high - low + 1)) + 1)
        return np.linspace(math.log(low), math.log(high), n)
    if kind == "log":
        return np.linspace(math.log(low), math.log(high), 50)
    n = 50 if not step else min(50, int(np.rint((high - low) / step)) + 1)
    return np.linspace(low, high, n)


def cells(axis, values):
    name, kind, low, high, step = axis
    if kind == "choice":
        return np.array([step.index(v) for v in values], dtype=int), len(step)
    centres = grid(kind, low, high, step)
    x = np.log(values) if kind in ("log", "logint") else np.asarray(values, dtype=float)
    return np.abs(x[:, None] - centres[None, :]).argmin(axis=1), len(centres)


def density(axis, at, n_cells):
    uniform = np.full(n_cells, 1.0 / n_cells)
    if axis[1] == "choice":
        parts = [np.eye(n_cells)[c] for c in at]
    else:
        s = np.sort(at)
        n = len(s)
        q25, q75 = s[math.ceil(n / 4) - 1], s[math.ceil(3 * n / 4) - 1]
        sd = np.std(s, ddof=1) if n > 1 else 0.0
        sigma = max(0.5 / 1.64, 1.059 * min(sd, (q75 - q25) / 1.34) * n**-0.2)
        parts = []
        for c in at:
            kernel = stats.truncnorm((-0.5 - c) / sigma, (n_cells - 0.5 - c) / sigma, loc=c, scale=sigma)
            parts.append(np.diff(kernel.cdf(np.arange(n_cells + 1) - 0.5)))
    return np.mean(parts + [uniform], axis=0)


def importances(trials, scores, maximize):
    n = len(trials)
    loss = np.array([np.inf if s is None else (-s if maximize else s) for s in scores])
    count = max(math.ceil(0.1 * n), min(5, math.ceil(n / 4)))
    finite = np.sort(loss[np.isfinite(loss)])
    best = loss <= finite[min(count, len(finite)) - 1]
    result = {}
    for axis in AXES:
        active = np.array([t[axis[0]] is not None for t in trials])
        if not (active & best).any():
            result[axis[0]] = 0.0
            continue
        alpha, beta = (active & best).sum() / best.sum(), active.mean()
        values = [t[axis[0]] for t, a in zip(trials, active) if a]
        at, n_cells = cells(axis, values)
        p, q = density(axis, at[best[active]], n_cells), density(axis, at, n_cells)
        result[axis[0]] = float(alpha**2 / beta * np.sum(q * (p / q - 1) ** 2))
    return result, int(best.sum())


def main():
    cases = []
    for seed, n, maximize, stopped in ((1, 8, True, 0), (2, 30, False, 0), (3, 60, True, 0.5), (4, 200, True, 0.3)):
        rng = np.random.default_rng(seed)
        trials = [draw(rng) for _ in range(n)]
        scores = [objective(t, rng) * (1 if maximize else -1) for t in trials]
        median = np.median(scores)
        worse = [(s < median) == maximize for s in scores]
        scores = [None if w and rng.random() < stopped else s for s, w in zip(scores, worse)]
        if seed == 2:  # ties at the threshold
            scores = [round(s, 1) for s in scores]
        raw, best = importances(trials, scores, maximize)
        cases.append({"maximize": maximize, "best": best, "trials": trials, "scores": scores, "importances": raw})
    path = sys.argv[1] if len(sys.argv) > 1 else "src/test/resources/importance/ped_anova.json"
    with open(path, "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]\n")
    for case in cases:
        print(case["best"], {k: round(v, 3) for k, v in case["importances"].items()})


main()
