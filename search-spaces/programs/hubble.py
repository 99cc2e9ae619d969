"""Fits the velocities of galaxies to their distances, as Hubble did. Needs Python 3 alone.

The data are the 24 nebulae of E. Hubble, "A relation between distance and radial velocity among extra-galactic
nebulae", PNAS 15 (1929), table 1. The model is velocity = slope * distance + intercept, trained by gradient descent
with momentum; rmse is over four parts, each left out of the training once.
"""

import argparse
import json
import math
import os

NEBULAE = [  # distance in Mpc, velocity in km/s
    (0.032, 170), (0.034, 290), (0.214, -130), (0.263, -70), (0.275, -185), (0.275, -220),
    (0.45, 200), (0.5, 290), (0.5, 270), (0.63, 200), (0.8, 300), (0.9, -30),
    (0.9, 650), (0.9, 150), (0.9, 500), (1.0, 920), (1.1, 450), (1.1, 500),
    (1.4, 500), (1.7, 960), (2.0, 500), (2.0, 850), (2.0, 800), (2.0, 1090),
]
PARTS = 4


class Line:
    def __init__(self, rate, momentum, has_intercept, delta):
        self.rate, self.momentum, self.has_intercept, self.delta = rate, momentum, has_intercept, delta
        self.slope = self.intercept = self.slope_step = self.intercept_step = 0.0

    def predict(self, distance):
        return self.slope * distance + self.intercept

    def learn(self, nebulae):
        """One pass of gradient descent; errors beyond delta count by their sign alone (Huber)."""
        errors = [self.predict(d) - v for d, v in nebulae]
        pulls = [max(-self.delta, min(self.delta, error)) for error in errors]
        down_slope = sum(pull * d for pull, (d, _) in zip(pulls, nebulae)) / len(nebulae)
        self.slope_step = self.momentum * self.slope_step - self.rate * down_slope
        self.slope += self.slope_step
        if self.has_intercept:
            down_intercept = sum(pulls) / len(nebulae)
            self.intercept_step = self.momentum * self.intercept_step - self.rate * down_intercept
            self.intercept += self.intercept_step


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--learning-rate", type=float, default=0.1)
    arguments.add_argument("--loss", choices=["squared", "huber"], default="squared")
    arguments.add_argument("--epochs", type=int, default=40)
    chosen = arguments.parse_args()
    parameters = json.loads(os.environ.get("ZWICKY_PARAMETERS", "{}"))
    delta = parameters.get("delta", 100.0) if chosen.loss == "huber" else math.inf

    lines = [
        Line(chosen.learning_rate, parameters.get("momentum", 0.9), parameters.get("intercept", True), delta)
        for _ in range(PARTS)
    ]
    for epoch in range(1, chosen.epochs + 1):
        squares = 0.0
        for part, line in enumerate(lines):
            line.learn([nebula for i, nebula in enumerate(NEBULAE) if i % PARTS != part])
            squares += sum((line.predict(d) - v) ** 2 for d, v in NEBULAE[part::PARTS])
        metrics = {
            "rmse": math.sqrt(squares / len(NEBULAE)),
            "slope": sum(line.slope for line in lines) / PARTS,
        }
        print(json.dumps({"epoch": epoch, "metrics": metrics}), flush=True)


main()
