#!/usr/bin/env python3
"""Makes the reference intervals that StratifiedBootstrapTest compares org.zwicky.metric with.

Run from the project root, with SciPy 1.11 or later:

    python3 src/test/python/bootstrap_fixtures.py > src/test/resources/metric/bootstrap.json

scipy.stats.bootstrap is given the predicted classes of each true class as a sample of its own, and
so draws within the classes. With 100,000 draws its ends are good to about 0.001.
"""

import json
import sys

import numpy as np
import scipy
from scipy import stats

CASES = {
    "two even classes": [40, 40],
    "four classes, one rare": [557, 102, 120, 14],
    "a class with two samples": [60, 25, 2],
}


def scores(confusion):
    """confusion: (true, predicted, draws...)"""
    classes = range(len(confusion))
    hits = np.array([confusion[k][k] for k in classes], dtype=float)
    support = np.array([sum(confusion[k][j] for j in classes) for k in classes], dtype=float)
    predicted = np.array([sum(confusion[j][k] for j in classes) for k in classes], dtype=float)
    recall = hits / support
    f1 = 2 * hits / (support + predicted)
    return {
        "accuracy": hits.sum(axis=0) / support.sum(axis=0),
        "macroF1": f1.mean(axis=0),
        "balancedAccuracy": recall.mean(axis=0),
        "recall:rarest": recall[-1],
    }


def interval(samples, name):
    def statistic(*drawn, axis=-1):
        return scores([[(d == k).sum(axis=axis) for k in range(len(drawn))] for d in drawn])[name]

    found = stats.bootstrap(
        samples, statistic, n_resamples=100_000, batch=10_000, confidence_level=0.95,
        method="percentile", vectorized=True, rng=np.random.default_rng(7))
    return [float(found.confidence_interval.low), float(found.confidence_interval.high)]


def case(name, counts, generator):
    classes = len(counts)
    samples = []
    for k, n in enumerate(counts):
        chances = np.full(classes, 0.3 / (classes - 1))
        chances[k] = 0.7
        samples.append(generator.choice(classes, size=n, p=chances))
    return {
        "name": name,
        "predictions": [s.tolist() for s in samples],
        "intervals": {
            key: interval(samples, key)
            for key in ["accuracy", "macroF1", "balancedAccuracy", "recall:rarest"]
        },
    }


def main():
    generator = np.random.default_rng(20)
    cases = [case(name, counts, generator) for name, counts in CASES.items()]
    json.dump({"scipy": scipy.__version__, "cases": cases}, sys.stdout)
    print()


if __name__ == "__main__":
    main()
