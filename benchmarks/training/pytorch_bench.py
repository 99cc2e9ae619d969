#!/usr/bin/env python3
"""Measures PyTorch as `zwicky bench training` measures Zwicky, and prints the same JSON keys.

All workers warm up, then train in five windows, then predict in five; the rates of the workers in a window
are added up, and the median of the windows counts. Both memory layouts are tried in the warm-up; training
and inference each keep the faster one.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

import networks

WINDOWS = 5
WARM_UP_SHARE, TRAINING_SHARE, INFERENCE_SHARE = 0.2, 0.5, 0.3
WARM_UP_BATCHES = 4
LAYOUTS = ("contiguous", "channels_last")
# Of Zwicky's workers: glibc keeps freed memory instead of faulting it in again at every step.
MALLOC = {"MALLOC_MMAP_THRESHOLD_": str(4 << 30), "MALLOC_TRIM_THRESHOLD_": str(8 << 30)}


class Workers:
    def __init__(self, shape, workers, threads, keep_memory):
        settings = json.dumps({"shape": vars(shape), "threads": threads})
        environment = {**os.environ, "OMP_NUM_THREADS": str(threads), **(MALLOC if keep_memory else {})}
        script = pathlib.Path(__file__).with_name("pytorch_worker.py")
        self.processes = [
            subprocess.Popen(
                [sys.executable, str(script), settings],
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for _ in range(workers)
        ]
        self.description = [self._receive(process) for process in self.processes][0]

    def window(self, phase, layout, images):
        """All workers begin together; seconds of each."""
        request = json.dumps({"phase": phase, "layout": layout, "images": images})
        for process in self.processes:
            process.stdin.write(request + "\n")
            process.stdin.flush()
        return [self._receive(process)["seconds"] for process in self.processes]

    def close(self):
        for process in self.processes:
            process.stdin.close()
        for process in self.processes:
            process.wait()

    @staticmethod
    def _receive(process):
        line = process.stdout.readline()
        if not line:
            sys.exit("a PyTorch worker ended")
        return json.loads(line)


def faster_layout(workers, phase, batch, seconds, layouts):
    """The layout with the higher rate in the warm-up, and the rate of its slowest worker."""
    images, spent, round_, rates = WARM_UP_BATCHES * batch, 0, 0, {layout: [] for layout in layouts}
    while round_ < 3 or spent < seconds:
        for layout in layouts:
            slowest = max(workers.window(phase, layout, images))
            spent += slowest
            rates[layout].append(images / slowest)
        round_ += 1
    typical = {layout: statistics.median(rates[layout][1:]) for layout in layouts}
    best = max(layouts, key=typical.get)
    return best, typical[best]


def throughput(workers, phase, share, arguments, batch):
    layouts = LAYOUTS if arguments.layout == "faster" else [arguments.layout]
    layout, rate = faster_layout(workers, phase, batch, arguments.seconds * WARM_UP_SHARE / 2, layouts)
    batches = max(2, round(rate * share * arguments.seconds / (1 + WINDOWS) / batch))
    images = batches * batch
    windows = [sum(images / s for s in workers.window(phase, layout, images)) for _ in range(1 + WINDOWS)]
    return layout, windows[1:]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--threads", type=int)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--shape", type=json.loads, default={}, help="JSON, see networks.Shape")
    parser.add_argument("--layout", choices=["faster", *LAYOUTS], default="faster")
    parser.add_argument("--keep-memory", action="store_true", help="glibc's memory settings of Zwicky's workers")
    arguments = parser.parse_args()
    threads = arguments.threads or max(1, os.cpu_count() // arguments.workers)
    shape = networks.Shape(**arguments.shape)
    workers = Workers(shape, arguments.workers, threads, arguments.keep_memory)
    training_layout, training = throughput(workers, "training", TRAINING_SHARE, arguments, shape.batch)
    inference_layout, inference = throughput(workers, "inference", INFERENCE_SHARE, arguments, shape.batch)
    workers.close()
    result = {
        "workers": arguments.workers,
        "threads": threads,
        "trainImagesPerSecond": statistics.median(training),
        "inferenceImagesPerSecond": statistics.median(inference),
        "parameters": workers.description["parameters"],
        "trainWindows": training,
        "inferenceWindows": inference,
        "backend": "PyTorch " + workers.description["torch"],
        "trainLayout": training_layout,
        "inferenceLayout": inference_layout,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
