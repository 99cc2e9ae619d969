#!/usr/bin/env python3
"""Makes the reference values of reliability, precision-recall curves, Wilson's interval and Kendall's tau.

Run from the project root, with scikit-learn 1.2 and SciPy 1.7 or newer:

    /usr/bin/python3 src/test/python/classwise_fixtures.py > src/test/resources/metric/classwise.json
"""

import json

import numpy as np
from scipy import stats
from sklearn import calibration, metrics

CLASSES = 4


def case(seed, samples, grain):
    """Probabilities on a grid of 1/grain, so that some are equal, and exact as floats."""
    rng = np.random.default_rng(seed)
    labels = rng.choice(CLASSES, samples, p=[0.7, 0.15, 0.13, 0.02])
    counts = np.array([rng.multinomial(grain, rng.dirichlet(0.4 + 2.5 * np.eye(CLASSES)[k])) for k in labels])
    probabilities = counts / grain
    confidence, correct = probabilities.max(axis=1), probabilities.argmax(axis=1) == labels
    right, mean = calibration.calibration_curve(correct, confidence, n_bins=15, strategy="uniform")
    curves = []
    for k in range(CLASSES):
        if not (labels == k).any():
            curves.append(None)  # scikit-learn calls each recall 1 then
            continue
        precision, recall, thresholds = metrics.precision_recall_curve(labels == k, probabilities[:, k])
        curves.append({
            "precision": precision[:-1].tolist(), "recall": recall[:-1].tolist(), "thresholds": thresholds.tolist(),
            "averagePrecision": metrics.average_precision_score(labels == k, probabilities[:, k]),
        })
    return {"labels": labels.tolist(), "probabilities": probabilities.tolist(),
            "right": right.tolist(), "confidence": mean.tolist(), "curves": curves}


def wilson(hits, samples):
    interval = stats.binomtest(hits, samples).proportion_ci(method="wilson")
    return {"hits": hits, "samples": samples, "low": interval.low, "high": interval.high}


def kendall(seed, size, values):
    rng = np.random.default_rng(seed)
    a, b = rng.integers(0, values, size), rng.integers(0, values, size)
    return {"a": a.tolist(), "b": b.tolist(), "tau": stats.kendalltau(a, b).statistic
            if hasattr(stats.kendalltau(a, b), "statistic") else stats.kendalltau(a, b).correlation}


print(json.dumps({
    "madeBy": "src/test/python/classwise_fixtures.py",
    "cases": [case(1, 120, 64), case(2, 60, 8)],
    "wilson": [wilson(0, 17), wilson(5, 14), wilson(14, 14), wilson(28, 92)],
    "kendall": [kendall(3, 20, 1000), kendall(4, 30, 5)],
}))
