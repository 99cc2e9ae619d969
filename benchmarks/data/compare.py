#!/usr/bin/python3
"""Prepares the same file with h5py and NumPy and with Zwicky, in turn, and prints medians.

    benchmarks/data/compare.py GALAXY10.h5 [ROUNDS]
    benchmarks/data/compare.py --folder GALAXY10.h5 [ROUNDS]

With --folder the first 5,000 images are written to PNG files before, and Pillow reads them in h5py's place.
Needs python3-h5py and python3-pil, and Zwicky built (./zwicky --version builds it). Every run is a process of its own, its start
included: wall-clock time and peak resident memory are the kernel's figures for that process.
"""
import glob
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parent.parent / "target"

NUMPY = """
import sys, h5py, numpy
with h5py.File(sys.argv[1]) as file:
    images = file["images"][:]
    labels = file["ans"][:]
grey = images.mean(axis=3)[:, 2:66, 2:66]
numpy.save(sys.argv[2] + "/images.npy", (grey / 255).astype(numpy.float32))
numpy.save(sys.argv[2] + "/labels.npy", labels)
"""

PILLOW = """
import pathlib, sys, numpy
from PIL import Image
root = pathlib.Path(sys.argv[1])
classes = sorted(each for each in root.iterdir())
files = [(i, file) for i, each in enumerate(classes) for file in sorted(each.iterdir())]
labels = numpy.array([i for i, _ in files])
images = numpy.stack([numpy.asarray(Image.open(file).convert("RGB")) for _, file in files])
grey = images.mean(axis=3)[:, 2:66, 2:66]
numpy.save(sys.argv[2] + "/images.npy", (grey / 255).astype(numpy.float32))
numpy.save(sys.argv[2] + "/labels.npy", labels)
"""


def write_folder(file, root):
    """The first 5,000 images as root/CLASS/NUMBER.png."""
    import h5py
    from PIL import Image

    with h5py.File(file) as galaxies:
        images, labels = galaxies["images"][:5000], galaxies["ans"][:5000]
    for i, (image, label) in enumerate(zip(images, labels)):
        target = pathlib.Path(root) / str(label) / f"{i:05}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(image).save(target)


def java():
    home = os.environ.get("JAVA_HOME")
    return home + "/bin/java" if home else "java"


def class_path():
    return f"{TARGET}/zwicky.jar:{(TARGET / 'classpath.txt').read_text().strip()}"


def zwicky(classes, file, directory):
    return [java(), "-XX:+UseSerialGC", "-cp", f"{class_path()}:{classes}", "Prepare", file, directory]


def measure(command):
    """Seconds and MB of a process."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begin
    if status != 0:
        sys.exit(f"failed: {' '.join(command[:3])} …")
    return seconds, usage.ru_maxrss / 1000


def same_pixels(classes, directory):
    """Whether every value is what NumPy has, compared as float32."""
    import numpy

    wanted = numpy.load(directory + "/images.npy")
    written = directory + "/floats.bin"
    prepared = glob.glob(directory + "/*.pixels")[0]
    subprocess.run(
        [java(), "-cp", f"{class_path()}:{classes}", "Prepare", "--floats", prepared, written], check=True
    )
    values = numpy.fromfile(written, dtype="<f4").reshape(wanted.shape)
    return {"largest difference": float(numpy.abs(values - wanted).max()), "equal": float((values == wanted).mean())}


def main():
    arguments = [each for each in sys.argv[1:] if each != "--folder"]
    if not arguments:
        sys.exit(__doc__)
    file = str(pathlib.Path(arguments[0]).resolve())
    rounds = int(arguments[1]) if len(arguments) > 1 else 3
    name, script = ("Pillow + NumPy", PILLOW) if "--folder" in sys.argv else ("h5py + NumPy", NUMPY)
    results = {name: [], "Zwicky, first sweep": [], "Zwicky, next sweep": []}
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as work:
        subprocess.run(
            [java() + "c", "-cp", class_path(), "-d", work, str(HERE / "Prepare.java")], check=True
        )
        if script is PILLOW:
            write_folder(file, work + "/images")
            file = work + "/images"
        else:
            pathlib.Path(file).read_bytes()  # into the page cache, for both alike
        out = work + "/out"
        for _ in range(rounds):
            shutil.rmtree(out, ignore_errors=True)
            os.mkdir(out)
            python = ["/usr/bin/python3", "-c", script, file, out]
            results[name].append(measure(python))
            results["Zwicky, first sweep"].append(measure(zwicky(work, file, out)))
            results["Zwicky, next sweep"].append(measure(zwicky(work, file, out)))
        print(json.dumps(same_pixels(work, out)))
        sizes = {name: os.path.getsize(name) / 1e6 for name in glob.glob(out + "/*.pixels") + [out + "/images.npy"]}
        for written, size in sizes.items():
            print(f"{pathlib.Path(written).name}: {size:,.0f} MB")
    reference = statistics.median(seconds for seconds, _ in results[name])
    print("\n| | median s | all s | of Python's time | peak memory, MB |\n|---|---|---|---|---|")
    for what, runs in results.items():
        median = statistics.median(seconds for seconds, _ in runs)
        every = ", ".join(f"{seconds:.2f}" for seconds, _ in runs)
        print(f"| {what} | {median:.2f} | {every} | {median / reference:.2f} | {max(m for _, m in runs):,.0f} |")


main()
