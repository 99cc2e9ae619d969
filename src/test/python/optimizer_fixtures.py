#!/usr/bin/env python3
"""Makes the reference values that the tests of org.zwicky.training and its schedules compare with.

Run from the project root, with PyTorch 2:

    python3 src/test/python/optimizer_fixtures.py > src/test/resources/org/zwicky/training/optimizer.json

Learning rates, steps and clipped gradients are PyTorch's, in 64 bit; AdaBelief, which it lacks, follows the paper
(Zhuang et al. 2020, algorithm 2).
"""

import json
import math
import sys
import warnings

import torch
from torch.optim import lr_scheduler

warnings.filterwarnings("ignore")
torch.set_default_dtype(torch.float64)

EPOCHS = 7
STEPS = 5
RATE = 0.08


def rates(make, by_step, scores=None):
    """The rate of every step of every epoch."""
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=RATE)
    scheduler = make(optimizer)
    rows = []
    for epoch in range(EPOCHS):
        row = []
        for _ in range(STEPS):
            row.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            if by_step and (epoch, len(row)) != (EPOCHS - 1, STEPS):
                scheduler.step()
        if not by_step:
            scheduler.step(*([] if scores is None else [scores[epoch]]))
        rows.append(row)
    return rows


def warm_cosine(optimizer):
    warm = 2 * STEPS
    return lr_scheduler.SequentialLR(
        optimizer,
        [
            lr_scheduler.LinearLR(optimizer, start_factor=1 / warm, total_iters=warm - 1),
            lr_scheduler.CosineAnnealingLR(optimizer, EPOCHS * STEPS - warm, eta_min=0.1 * RATE),
        ],
        milestones=[warm],
    )


def schedules():
    total = EPOCHS * STEPS
    scores = [0.5, 0.6, 0.6, 0.55, 0.58, 0.59, 0.7]
    return {
        "learningRate": RATE,
        "scores": scores,
        "step": rates(lambda o: lr_scheduler.StepLR(o, 2, 0.3), False),
        "exponential": rates(lambda o: lr_scheduler.ExponentialLR(o, 0.95), False),
        "cosineRestarts": rates(
            lambda o: lr_scheduler.CosineAnnealingWarmRestarts(o, STEPS, T_mult=2, eta_min=0.01 * RATE), True
        ),
        "cosine": rates(lambda o: lr_scheduler.CosineAnnealingLR(o, total, eta_min=0.01 * RATE), True),
        "oneCycle": rates(
            lambda o: lr_scheduler.OneCycleLR(
                o, RATE, total_steps=total, pct_start=0.3, div_factor=25, final_div_factor=4
            ),
            True,
        ),
        # PyTorch reduces after one epoch more than its patience.
        "plateau": rates(
            lambda o: lr_scheduler.ReduceLROnPlateau(o, "max", factor=0.3, patience=1, threshold=0), False, scores
        ),
        "warmCosine": rates(warm_cosine, True),
    }


WEIGHTS = [0.4, -0.3, 0.25]
BIASES = [0.1, -0.2, 0.3]


def gradients(count):
    """None near 0: there ND4J's ε, which counts before the bias correction, makes a difference."""
    generator = torch.Generator().manual_seed(7)
    drawn = torch.randn(count, 6, generator=generator) * torch.tensor([1, 0.1, 3, 1, 0.5, 2.0])
    return drawn + 0.2 * torch.sign(drawn)


def steps(make, learning_rates, decay=0.0):
    """Parameters after each step: three weights, three biases; only the weights decay."""
    weights = torch.nn.Parameter(torch.tensor(WEIGHTS))
    biases = torch.nn.Parameter(torch.tensor(BIASES))
    optimizer = make([{"params": [weights], "weight_decay": decay}, {"params": [biases], "weight_decay": 0.0}])
    rows = []
    for gradient, rate in zip(gradients(len(learning_rates)), learning_rates):
        for group in optimizer.param_groups:
            group["lr"] = rate
        weights.grad, biases.grad = gradient[:3].clone(), gradient[3:].clone()
        optimizer.step()
        rows.append(torch.cat([weights, biases]).tolist())
    return rows


def adabelief(learning_rates):
    parameters = torch.tensor(WEIGHTS + BIASES)
    mean, belief = torch.zeros(6), torch.zeros(6)
    rows = []
    for t, (gradient, rate) in enumerate(zip(gradients(len(learning_rates)), learning_rates), 1):
        mean = 0.9 * mean + 0.1 * gradient
        belief = 0.999 * belief + 0.001 * (gradient - mean) ** 2 + 1e-14
        corrected = torch.sqrt(belief / (1 - 0.999**t)) + 1e-14
        parameters = parameters - rate * mean / (1 - 0.9**t) / corrected
        rows.append(parameters.tolist())
    return rows


def updaters():
    falling = [0.02 * (1 + math.cos(math.pi * i / 12)) for i in range(12)]
    constant = [0.01] * 12
    sgd = torch.optim.SGD
    return {
        "weights": WEIGHTS,
        "biases": BIASES,
        "gradients": gradients(12).tolist(),
        "falling": falling,
        "constant": constant,
        "adam": steps(lambda p: torch.optim.Adam(p), falling),
        "adamw": steps(lambda p: torch.optim.AdamW(p), falling, 0.2),
        "amsgrad": steps(lambda p: torch.optim.Adam(p, amsgrad=True), falling),
        "rmsprop": steps(lambda p: torch.optim.RMSprop(p, alpha=0.95, eps=1e-8), falling),
        "nesterovs": steps(lambda p: sgd(p, lr=1, momentum=0.9, nesterov=True), constant),
        "sgd": steps(lambda p: sgd(p, lr=1), falling),
        "sgdWithL2": steps(lambda p: sgd(p, lr=1), falling, 0.2),
        "adabelief": adabelief(falling),
    }


def clipping():
    gradient = gradients(1)[0]
    cases = []
    for norm, value in [(1.0, None), (100.0, None), (None, 0.4), (0.5, 0.4)]:
        parameters = [torch.nn.Parameter(torch.zeros(3)) for _ in range(2)]
        parameters[0].grad, parameters[1].grad = gradient[:3].clone(), gradient[3:].clone()
        if value is not None:
            torch.nn.utils.clip_grad_value_(parameters, value)
        if norm is not None:
            torch.nn.utils.clip_grad_norm_(parameters, norm)
        cases.append({"norm": norm, "value": value, "clipped": torch.cat([p.grad for p in parameters]).tolist()})
    return {"gradient": gradient.tolist(), "cases": cases}


json.dump({"torch": torch.__version__, "schedules": schedules(), "updaters": updaters(), "clipping": clipping()},
          sys.stdout, indent=1)
print()
