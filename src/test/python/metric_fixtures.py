#!/usr/bin/env python3
"""Makes the reference values that ScikitLearnReferenceTest compares org.zwicky.metric with.

Run from the project root, with scikit-learn 1.2 (Debian: apt install python3-sklearn):

    python3 src/test/python/metric_fixtures.py > src/test/resources/metric/scikit-learn.json

Every expected value comes from scikit-learn alone. Its defaults decide which classes are averaged:
`labels` is given to the confusion matrix and the log loss only, which need to know all classes.
"""

import json
import sys
import warnings

import numpy as np
import sklearn
from scipy import stats
from sklearn import metrics
from sklearn.utils.multiclass import unique_labels

GALAXY10 = [3461, 6997, 6292, 394, 1534, 17, 589, 1121, 906, 519]
EPSILON = float(np.finfo(np.float32).eps)


def expected(labels, predictions, classes):
    """The scores of predicted classes; `perClass` lists the classes scikit-learn lists."""
    present = unique_labels(labels, predictions)
    rows = zip(*metrics.precision_recall_fscore_support(labels, predictions, zero_division=0))
    with warnings.catch_warnings():
        # "y_pred contains classes not in y_true" is what some of the cases are about.
        warnings.simplefilter("ignore", UserWarning)
        balanced = metrics.balanced_accuracy_score(labels, predictions)
    return {
        "accuracy": metrics.accuracy_score(labels, predictions),
        "macroF1": metrics.f1_score(labels, predictions, average="macro", zero_division=0),
        "weightedF1": metrics.f1_score(labels, predictions, average="weighted", zero_division=0),
        "balancedAccuracy": balanced,
        **of_recalls(labels, predictions),
        "mcc": metrics.matthews_corrcoef(labels, predictions),
        "kappa": none_for_nan(metrics.cohen_kappa_score(labels, predictions)),
        "confusion": metrics.confusion_matrix(labels, predictions, labels=range(classes)).tolist(),
        "perClass": [
            {"index": int(k), "precision": p, "recall": r, "f1": f, "support": int(s)}
            for k, (p, r, f, s) in zip(present, rows)
        ],
    }


def of_recalls(labels, predictions):
    """Of the classes with samples."""
    recalls = metrics.recall_score(labels, predictions, labels=np.unique(labels), average=None)
    return {"worstRecall": recalls.min(), "geometricMean": float(stats.gmean(recalls))}


def none_for_nan(value):
    return None if np.isnan(value) else float(value)


def roc_auc(labels, probabilities):
    """Mean of the classes that have an area."""
    areas = [
        metrics.roc_auc_score(np.asarray(labels) == k, probabilities[:, k])
        for k in range(probabilities.shape[1])
        if 0 < np.count_nonzero(np.asarray(labels) == k) < len(labels)
    ]
    return float(np.mean(areas)) if areas else None


def calibration_error(labels, probabilities):
    """Guo et al. 2017, equation 3, with 15 bins open to the left."""
    confidence = probabilities.max(axis=1)
    hits = probabilities.argmax(axis=1) == np.asarray(labels)
    edges = np.linspace(0, 1, 16)
    error = 0.0
    for low, high in zip(edges[:-1], edges[1:]):
        inside = (confidence > low) & (confidence <= high)
        if inside.any():
            error += inside.mean() * abs(hits[inside].mean() - confidence[inside].mean())
    return float(error)


def of_predictions(name, labels, predictions, classes):
    return {
        "name": name,
        "classes": classes,
        "labels": np.asarray(labels).tolist(),
        "predictions": np.asarray(predictions).tolist(),
        "expected": expected(labels, predictions, classes),
    }


def of_probabilities(name, labels, probabilities):
    single = np.asarray(probabilities, dtype=np.float32)
    classes = single.shape[1]
    predictions = np.argmax(single, axis=1)
    case = of_predictions(name, labels, predictions, classes)
    # The shortest decimals that read back as the same float.
    case["probabilities"] = [[float(str(p)) for p in row] for row in single]
    every = range(classes)
    case["expected"]["logLoss"] = metrics.log_loss(
        labels, single.astype(np.float64), labels=every, eps=EPSILON
    )
    case["expected"]["logLossInSinglePrecision"] = float(
        metrics.log_loss(labels, single, labels=every)
    )
    case["expected"]["rocAuc"] = roc_auc(labels, single.astype(np.float64))
    if not np.allclose(single.max(axis=1) * 15, np.rint(single.max(axis=1) * 15)):
        case["expected"]["ece"] = calibration_error(labels, single.astype(np.float64))
    return case


def softmax(scores):
    exponentials = np.exp(scores - scores.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)


def imbalanced(random, samples):
    return random.choice(len(GALAXY10), size=samples, p=np.array(GALAXY10) / sum(GALAXY10))


def noisy(random, labels, classes, wrong):
    changed = random.random(len(labels)) < wrong
    return np.where(changed, random.integers(classes, size=len(labels)), labels)


def cases():
    random = np.random.default_rng(123)
    labels = imbalanced(random, 300)
    yield of_predictions("perfect", labels, labels, 10)
    yield of_predictions("ten imbalanced classes at random", labels, imbalanced(random, 300), 10)
    third = noisy(random, labels, 10, 0.37)
    yield of_predictions("ten imbalanced classes, a third wrong", labels, third, 10)
    yield of_predictions("all wrong", [0, 1, 2, 0, 1, 2], [1, 2, 0, 2, 0, 1], 3)
    yield of_predictions("classes never predicted", [0, 0, 0, 1, 1, 2, 3], [0, 0, 1, 1, 0, 0, 1], 4)
    yield of_predictions("classes without support", [0, 0, 1, 1, 1], [0, 2, 1, 3, 1], 4)
    yield of_predictions("absent classes", [0, 0, 3, 3, 3], [0, 3, 3, 3, 0], 6)
    yield of_predictions(
        "never predicted, without support and absent", [1, 1, 1, 2, 4, 4], [1, 3, 1, 1, 4, 3], 7
    )
    yield of_predictions("majority class only", labels, np.full(300, 1), 10)
    yield of_predictions("one true class", [2, 2, 2, 2], [2, 0, 2, 1], 3)
    yield of_predictions("one sample, wrong", [0], [1], 2)
    yield of_predictions("binary", [0, 0, 0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 1, 1, 0, 1], 2)
    yield of_probabilities(
        "ties",
        [0, 1, 2, 1, 0],
        [[0.25, 0.25, 0.5], [0.5, 0.5, 0], [0, 0.5, 0.5], [1 / 3] * 3, [0.5, 0, 0.5]],
    )
    yield of_probabilities(
        "probabilities of 0 and 1", [0, 1, 2, 0], [[1, 0, 0], [0, 1, 0], [1, 0, 0], [0, 0.5, 0.5]]
    )
    yield of_probabilities(
        "binary probabilities", [0, 1, 1, 0], [[0.9, 0.1], [0.35, 0.65], [0.8, 0.2], [1, 0]]
    )
    yield of_probabilities(
        "rows that do not add up to 1", [0, 1, 2], [[0.2, 0.2, 0.1], [0.9, 0.9, 0.9], [0, 0, 0]]
    )
    yield of_probabilities("one true class, with probabilities", [1, 1], [[0.3, 0.7], [0.6, 0.4]])
    labels = imbalanced(random, 60)
    scores = random.normal(size=(60, 10)) + 2 * np.eye(10)[labels]
    yield of_probabilities("softmax over ten imbalanced classes", labels, softmax(scores))


def main():
    print('{"scikit-learn": %s, "cases": [' % json.dumps(sklearn.__version__))
    print(",\n".join(json.dumps(case) for case in cases()))
    print("]}")


if __name__ == "__main__":
    sys.exit(main())
