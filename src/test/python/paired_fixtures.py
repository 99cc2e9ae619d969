#!/usr/bin/env python3
"""Makes the reference values of PairedBootstrapTest and McNemarTest with NumPy and SciPy.

    python3 src/test/python/paired_fixtures.py

Two classifiers answer 90 samples of three classes by a formula; their difference in macro-F1 is taken
over 200,000 draws within the classes, the same for both. The ends are good to about 0.001.
"""

import numpy as np
from scipy import stats

SUPPORT = [60, 25, 5]
labels = np.repeat(np.arange(3), SUPPORT)
i = np.arange(90)
first = np.where(i * 7 % 10 < 8, labels, (labels + 1) % 3)
second = np.where(i * 13 % 10 < 7, labels, (labels + 2) % 3)


def macro_f1(truth, predicted):
    f1 = []
    for k in range(3):
        hits = ((truth == k) & (predicted == k)).sum(axis=-1)
        f1.append(2 * hits / ((truth == k).sum(axis=-1) + (predicted == k).sum(axis=-1)))
    return np.mean(f1, axis=0)


generator = np.random.default_rng(3)
differences = []
for _ in range(20):
    drawn = np.concatenate(
        [generator.choice(np.flatnonzero(labels == k), size=(10_000, n)) for k, n in enumerate(SUPPORT)], axis=1)
    differences.append(macro_f1(labels[drawn], first[drawn]) - macro_f1(labels[drawn], second[drawn]))
print("difference", macro_f1(labels, first) - macro_f1(labels, second))
print("interval", np.quantile(np.concatenate(differences), [0.025, 0.975]))
for b, c in [(0, 0), (3, 3), (0, 5), (2, 9), (30, 18), (700, 650), (1200, 1000)]:
    print(b, c, stats.binomtest(b, b + c).pvalue if b + c else 1.0)
