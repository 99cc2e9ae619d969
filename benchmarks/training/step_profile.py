#!/usr/bin/env python3
"""Where the time of a training step goes: python3 step_profile.py [threads]

Runs each network of the benchmark twice in one process: as it is, for the time of a step, and with oneDNN's own
log (ONEDNN_VERBOSE=1), for the share of each kind of work. Prints a Markdown table, milliseconds a step of 64 images.
"""

import collections
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parent.parent / "target"
NETWORKS = ("reference", "bn")
STEPS, EPOCHS = 12, 4
MEMORY = {"MALLOC_MMAP_THRESHOLD_": str(4 << 30), "MALLOC_TRIM_THRESHOLD_": str(8 << 30)}
KINDS = {
    ("convolution", "forward_training"): "convolution, forward",
    ("convolution", "backward_data"): "convolution, gradient by the input",
    ("convolution", "backward_weights"): "convolution, gradient by the weights",
    ("pooling_v2", None): "pooling",
    ("batch_normalization", None): "batch normalisation",
    ("eltwise", None): "activations on their own",
    ("inner_product", None): "fully connected",
    ("reorder", None): "changes of layout",
    ("binary", None): "dropout and sums",
    ("sum", None): "dropout and sums",
}
REST = "updater, loss, loading, all else"


def java():
    home = os.environ.get("JAVA_HOME")
    return home + "/bin/java" if home else "java"


def run(classes, network, threads, **environment):
    path = f"{TARGET}/zwicky.jar:{(TARGET / 'classpath.txt').read_text().strip()}:{classes}"
    command = [java(), "-XX:+UseSerialGC", "-cp", path, "StepProfile", network, str(STEPS), str(EPOCHS)]
    environment = {**os.environ, **MEMORY, "OMP_NUM_THREADS": str(threads), **environment}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    if done.returncode != 0:
        sys.exit(f"failed: {network}")
    return done.stdout.splitlines()


def step_milliseconds(lines):
    return statistics.median([float(line.split()[1]) for line in lines if line.startswith("step")][1:])


def shares(lines):
    """Milliseconds of each kind of work in a step; the first epoch, which plans and warms up, does not count."""
    epochs = "\n".join(lines).split("step ")[1:EPOCHS]
    spent = collections.Counter()
    for line in "\n".join(epochs).splitlines():
        fields = line.split(",")
        if line.startswith(("onednn_verbose,exec", "dnnl_verbose,exec")) and fields[5] != "forward_inference":
            kind = KINDS.get((fields[3], fields[5])) or KINDS.get((fields[3], None))
            spent[kind or fields[3]] += float(fields[-1])
    return {kind: total / STEPS / (EPOCHS - 1) for kind, total in spent.items()}


def main():
    threads = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    columns = {}
    with tempfile.TemporaryDirectory() as classes:
        jar = f"{TARGET}/zwicky.jar:{(TARGET / 'classpath.txt').read_text().strip()}"
        subprocess.run([java() + "c", "-cp", jar, "-d", classes, str(HERE / "StepProfile.java")], check=True)
        for network in NETWORKS:
            whole = step_milliseconds(run(classes, network, threads))
            columns[network] = shares(run(classes, network, threads, ONEDNN_VERBOSE="1"))
            columns[network][REST] = whole - sum(columns[network].values())
            columns[network]["**a step**"] = whole
    kinds = sorted(set().union(*columns.values()), key=lambda kind: (kind in (REST, "**a step**"), kind))
    print("| ms a step | " + " | ".join(NETWORKS) + " |\n|---" + "|---:" * len(NETWORKS) + "|")
    for kind in kinds:
        cells = [f"{columns[network][kind]:.1f}" if kind in columns[network] else "–" for network in NETWORKS]
        print(f"| {kind} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
