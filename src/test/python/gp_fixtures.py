#!/usr/bin/env python3
"""Makes the reference values that the tests of org.zwicky.search.gp compare with.

Run from the project root, with scikit-learn 1.2 and SciPy (Debian: apt install python3-sklearn):

    python3 src/test/python/gp_fixtures.py > src/test/resources/org/zwicky/search/gp/reference.json

Processes and likelihoods are scikit-learn's; expected improvements are integrated by SciPy.
"""

import json
import sys

import numpy as np
from scipy import integrate, special
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import ConstantKernel, Matern


def process(seed, size, dimensions, noise):
    random = np.random.default_rng(seed)
    points = random.random((size, dimensions))
    scores = np.sin(5 * points).sum(axis=1) + 0.1 * random.standard_normal(size)
    scores = (scores - scores.mean()) / scores.std()
    lengths = random.uniform(0.2, 2, dimensions)
    scale = float(random.uniform(0.5, 2))
    kernel = ConstantKernel(scale, "fixed") * Matern(lengths, "fixed", nu=2.5)
    fitted = GaussianProcessRegressor(kernel, alpha=noise, optimizer=None).fit(points, scores)
    queries = random.random((7, dimensions))
    means, deviations = fitted.predict(queries, return_std=True)
    return {
        "points": points.tolist(),
        "scores": scores.tolist(),
        "lengths": lengths.tolist(),
        "scale": scale,
        "noise": noise,
        "kernelRow": kernel(points)[0].tolist(),
        "logLikelihood": float(fitted.log_marginal_likelihood_value_),
        "queries": queries.tolist(),
        "means": means.tolist(),
        "deviations": deviations.tolist(),
    }


def improvement(z):
    """log E[max(0, Z + z)] for a standard normal Z, as a scaled integral: no cancellation.

    E = φ(z) ∫ t exp(-t²/2 + z t) dt over t > 0, and for negative z the integrand has its mass near
    1 / |z|, so t is measured in units of that."""
    if z < 0:
        unit = 1 / max(1.0, -z)
        value, _ = integrate.quad(
            lambda u: u * np.exp(-((u * unit) ** 2) / 2 + z * unit * u), 0, np.inf,
            epsabs=0, epsrel=1e-13, limit=500)
        return float(-z * z / 2 - np.log(2 * np.pi) / 2 + np.log(value) + 2 * np.log(unit))
    return float(np.log(np.exp(-z * z / 2) / np.sqrt(2 * np.pi) + z * special.ndtr(z)))


def main():
    zs = [-1e6, -1e4, -1001.0, -999.0, -100.0, -40.0, -25.0, -10.0, -5.0, -2.0, -1.0, -0.5, -1e-3,
          0.0, 1e-3, 0.5, 1.0, 3.0, 10.0, 50.0]
    xs = [0.0, 1e-9, 0.1, 0.46, 0.47, 1.0, 3.9, 4.1, 10.0, 100.0, 1e5, 1e9]
    json.dump(
        {
            "processes": [process(1, 12, 2, 1e-2), process(2, 30, 5, 1e-4), process(3, 40, 1, 0.1)],
            "improvements": [{"z": z, "log": improvement(z)} for z in zs],
            "erfcx": [{"x": x, "value": float(special.erfcx(x))} for x in xs],
        },
        sys.stdout,
        indent=1,
    )
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
