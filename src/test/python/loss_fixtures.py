#!/usr/bin/env python3
"""Makes the reference values that PyTorchLossTest compares org.zwicky.training's losses with.

Run from the project root, with PyTorch 2 on the CPU:

    python3 src/test/python/loss_fixtures.py > src/test/resources/training/pytorch-losses.json

Losses come from torch.nn.functional.cross_entropy, which has class weights, soft targets and label smoothing; the focal
loss, which PyTorch lacks, is written out from its paper. Gradients, of the mean over the examples, come from autograd.
"""

import json

import torch
import torch.nn.functional as F

torch.manual_seed(5)
torch.set_default_dtype(torch.float64)

COUNTS = [70, 20, 9, 1]
CLASSES = len(COUNTS)
EXAMPLES = 6


def class_weights(kind, beta):
    counts = torch.tensor(COUNTS, dtype=torch.float64)
    if kind == "balancedWeights":
        raw = counts.sum() / (CLASSES * counts)
    elif kind == "sqrtWeights":
        raw = torch.sqrt(counts.sum() / (CLASSES * counts))
    elif kind == "effectiveNumber":
        raw = 1 / ((1 - beta**counts) / (1 - beta))
    else:
        raw = torch.ones(CLASSES)
    return raw * counts.sum() / (raw * counts).sum()


def focal(logits, targets, weights, gamma, smoothing):
    log_p = F.log_softmax(logits, dim=1)
    smoothed = (1 - smoothing) * targets + smoothing / CLASSES
    return -(smoothed * weights * (1 - log_p.exp()) ** gamma * log_p).sum(dim=1)


def case(imbalance, soft, smoothing=0.0):
    logits = (3 * torch.randn(EXAMPLES, CLASSES)).requires_grad_()
    classes = torch.randint(CLASSES, (EXAMPLES,))
    targets = F.one_hot(classes, CLASSES).to(torch.float64)
    if soft:
        share = torch.rand(EXAMPLES, 1)
        targets = share * targets + (1 - share) * targets.roll(1, dims=0)
    kind = imbalance["type"]
    prior = torch.tensor(COUNTS, dtype=torch.float64) / sum(COUNTS)
    shift = imbalance.get("tau", 1.0) * torch.log(prior) if kind == "logitAdjustment" else torch.zeros(CLASSES)
    in_training = imbalance.get("when", "training") == "training"
    weights = class_weights(imbalance.get("weights", "none") if kind == "focal" else kind, imbalance.get("beta", 0.999))
    if kind == "focal":
        losses = focal(logits, targets, weights, imbalance.get("gamma", 2.0), smoothing)
    else:
        used = logits + shift if in_training else logits
        wanted = targets if soft else classes
        losses = F.cross_entropy(used, wanted, weight=weights, label_smoothing=smoothing, reduction="none")
    losses.mean().backward()
    predicted = logits if in_training else logits - shift
    return {
        "imbalance": imbalance,
        "labelSmoothing": smoothing,
        "logits": logits.tolist(),
        "targets": targets.tolist(),
        "losses": losses.tolist(),
        "gradient": logits.grad.tolist(),
        "probabilities": F.softmax(predicted, dim=1).tolist(),
    }


TREATMENTS = [
    {"type": "none"},
    {"type": "balancedWeights"},
    {"type": "sqrtWeights"},
    {"type": "effectiveNumber"},
    {"type": "effectiveNumber", "beta": 0.9},
    {"type": "effectiveNumber", "beta": 0.0},
    {"type": "focal"},
    {"type": "focal", "gamma": 0.5, "weights": "balancedWeights"},
    {"type": "focal", "gamma": 1.5, "weights": "effectiveNumber", "beta": 0.99},
    {"type": "logitAdjustment"},
    {"type": "logitAdjustment", "tau": 1.7},
    {"type": "logitAdjustment", "tau": 1.7, "when": "postHoc"},
]

cases = [case(t, soft, e) for t in TREATMENTS for soft, e in ((False, 0.0), (False, 0.1), (True, 0.0), (True, 0.3))]
lines = ",\n".join(json.dumps(each) for each in cases)
print('{"torch": "%s", "counts": %s, "cases": [\n%s\n]}' % (torch.__version__.split("+")[0], COUNTS, lines))
