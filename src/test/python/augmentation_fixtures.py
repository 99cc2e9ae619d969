"""Writes src/test/resources/augment/scipy.json: images turned, scaled and shifted by SciPy.

Run: python3 src/test/python/augmentation_fixtures.py
A symmetry is NumPy's; then scipy.ndimage.affine_transform samples the image bilinearly (order=1), which goes on beyond its
edges as its mirror image (mode="reflect").
"""

import json

import numpy as np
import scipy
from scipy.ndimage import affine_transform

SYMMETRIES = {
    "IDENTITY": lambda image: image,
    "MIRROR": np.fliplr,
    "UPSIDE_DOWN": np.flipud,
    "HALF_TURN": lambda image: np.rot90(image, 2),
    "TRANSPOSE": np.transpose,
    "QUARTER_TURN": lambda image: np.rot90(image, -1),
    "THREE_QUARTER_TURN": lambda image: np.rot90(image, 1),
    "ANTI_TRANSPOSE": lambda image: np.rot90(image.T, 2),
}
MOVEMENTS = [(30, 1, 0, 0), (-137.5, 1, 0, 0), (0, 1.3, 0, 0), (0, 0.6, 0, 0), (0, 1, 2, -3), (77, 0.85, -1, 2)]


def moved(image, degrees, factor, down, right):
    angle = np.radians(degrees)
    clockwise = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    back = np.linalg.inv(factor * clockwise)
    middle = (np.array(image.shape) - 1) / 2
    offset = middle - back @ (middle + [down, right])
    return affine_transform(image, back, offset, order=1, mode="reflect")


def case(rng, symmetry, movement, shape):
    image = rng.integers(0, 256, shape) / 256
    result = moved(SYMMETRIES[symmetry](image), *movement)
    return {
        "symmetry": symmetry,
        "movement": movement,
        "height": shape[0],
        "width": shape[1],
        "image": image.ravel().tolist(),
        "result": result.ravel().round(9).tolist(),
    }


rng = np.random.default_rng(20)
cases = [case(rng, "IDENTITY", movement, shape) for movement in MOVEMENTS for shape in ((8, 8), (7, 10))]
cases += [case(rng, symmetry, MOVEMENTS[-1], (9, 9)) for symmetry in SYMMETRIES]
with open("src/test/resources/augment/scipy.json", "w") as file:
    json.dump({"scipy": scipy.__version__, "cases": cases}, file)
    file.write("\n")
