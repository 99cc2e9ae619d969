#!/usr/bin/env python3
"""Compares Zwicky with PyTorch: the same networks, alternately, in one run.

Prints a Markdown table, medians of several rounds and the ratio Zwicky/PyTorch with its spread, and writes
everything measured as JSON with --json FILE. --shapes measures other networks and images instead, and DL4J as
it is (without oneDNN and without Zwicky's engine and memory settings) beside them.
"""

import argparse
import json
import pathlib
import platform
import re
import shlex
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ZWICKY = HERE.parent.parent / "zwicky"
PARAMETERS = {"reference": 1_142_666, "bn": 98_388, "residual": 78_426}
CONVOLUTIONS, POOLS = (0, 2, 4), (1, 3, 5)
RATES = {"training": "trainImagesPerSecond", "inference": "inferenceImagesPerSecond"}


def network_case(network, workers, threads):
    return {"name": network, "shape": {"network": network}, "overrides": [], "workers": workers, "threads": threads}


def shape_case(name, shape, overrides, workers, threads):
    return {"name": name, "shape": shape, "overrides": overrides, "workers": workers, "threads": threads}


def of_each(indices, field, value):
    return [f"network.{index}.{field}={value}" for index in indices]


def separable(index, filters):
    return [f'network.{index}={{"separableConv":{{"filters":{filters}}}}}']


def network_cases():
    return [network_case(network, *layout) for layout in ((1, 2), (2, 1)) for network in ("reference", "bn")]


def shape_cases(workers, threads):
    shapes = [
        ("kernel 5", {"kernel": 5}, of_each(CONVOLUTIONS, "conv.kernel", 5)),
        ("stride 2", {"stride": 2}, ["network.0.conv.stride=2"]),
        ("average pooling", {"pooling": "avg"}, of_each(POOLS, "pool.type", "avg")),
        ("batch norm", {"batch_norm": True}, of_each(CONVOLUTIONS, "conv.batchNorm", "true")),
        ("dilation 2", {"dilation": 2}, of_each(CONVOLUTIONS, "conv.dilation", 2)),
        ("separable", {"separable": True}, [*separable(2, 64), *separable(4, 128)]),
        ("batch 32", {"batch": 32}, ["training.batchSize=32"]),
        ("batch 128", {"batch": 128}, ["training.batchSize=128"]),
        ("images 28×28×1", {"size": 28}, ["data.crop=28"]),
        ("images 69×69×3", {"size": 69, "channels": 3}, ["data.crop=69", "data.grayscale=false"]),
    ]
    cases = [shape_case(*shape, workers, threads) for shape in shapes]
    return [*cases, network_case("residual", workers, threads)]


def zwicky(case, arguments, *more):
    command = [str(ZWICKY), "bench", "training", "--format", "json", "--seconds", str(arguments.seconds)]
    command += ["--workers", str(case["workers"]), "--threads", str(case["threads"])]
    command += ["--network", case["shape"].get("network", "reference"), *more]
    for override in case["overrides"]:
        command += ["--set", override]
    return run(command, arguments)


def pytorch(case, arguments):
    command = [arguments.python, str(HERE / "pytorch_bench.py"), "--seconds", str(arguments.seconds)]
    command += ["--workers", str(case["workers"]), "--threads", str(case["threads"])]
    command += ["--shape", json.dumps(case["shape"]), "--layout", arguments.layout]
    return run(command + (["--keep-memory"] if arguments.keep_memory else []), arguments)


def run(command, arguments):
    done = subprocess.run(shlex.split(arguments.wrap) + command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{shlex.join(command)}\nended with {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout)


def measure(cases, contenders, rounds, after_each):
    """By case and contender, a result each round; the contenders take turns within a round."""
    results = [{name: [] for name in contenders} for _ in cases]
    for round_ in range(rounds):
        for case, result in zip(cases, results):
            # Whoever was first in one round is last in the next.
            for name in list(contenders)[:: 1 if round_ % 2 == 0 else -1]:
                result[name].append(contenders[name](case))
            print(f"round {round_ + 1}/{rounds}: {case['name']}", file=sys.stderr)
            check_parameters(case, result)
            after_each(results)
    return results


def merged(files):
    """Cases and results of several runs, put together by case as if they were one run's rounds."""
    cases, results = {}, {}
    for file in files:
        for measured in json.loads(file.read_text())["measurements"]:
            key = (measured["name"], measured["workers"], measured["threads"])
            cases.setdefault(key, measured)
            for name, values in measured["results"].items():
                results.setdefault(key, {}).setdefault(name, []).extend(values)
    return list(cases.values()), list(results.values())


def check_parameters(case, result):
    counts = {name: measured[-1]["parameters"] for name, measured in result.items()}
    expected = PARAMETERS.get(case["name"])
    if len(set(counts.values())) != 1 or expected not in (None, *counts.values()):
        sys.exit(f"{case['name']}: the networks differ, they have {counts} parameters")


def summary(case, result, phase):
    rates = {name: [each[RATES[phase]] for each in measured] for name, measured in result.items()}
    row = {"case": case["name"], "workers": case["workers"], "threads": case["threads"], "phase": phase}
    row.update({name: statistics.median(values) for name, values in rates.items()})
    for other in list(rates)[1:]:
        ratios = [ours / theirs for ours, theirs in zip(rates["Zwicky"], rates[other])]
        row[f"Zwicky/{other}"] = {"median": statistics.median(ratios), "min": min(ratios), "max": max(ratios)}
    return row


def markdown(rows):
    names = [key for key in rows[0] if key not in ("case", "workers", "threads", "phase")]
    header = ["network", "workers × threads", "", *names]
    lines = ["| " + " | ".join(header) + " |", "|---|---|---" + "|---:" * len(names) + "|"]
    for row in rows:
        cells = [row["case"], f"{row['workers']} × {row['threads']}", row["phase"]]
        for name in names:
            value = row[name]
            cells.append(
                f"**{value['median']:.2f}** ({value['min']:.2f}–{value['max']:.2f})"
                if isinstance(value, dict)
                else f"{value:,.0f}"
            )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def table(cases, results):
    return [summary(case, result, phase) for phase in RATES for case, result in zip(cases, results)]


def save(file, cases, results):
    """Writes what is there, so that a run that is cut short is not lost."""
    if file:
        done = [(case, result) for case, result in zip(cases, results) if all(result.values())]
        rows = table(*zip(*done))
        measurements = [{**case, "results": result} for case, result in done]
        file.write_text(json.dumps({"rows": rows, "measurements": measurements}, indent=2) + "\n")


def show(cases, results):
    print(markdown(table(cases, results)) + "\n")
    for name, measured in results[0].items():
        print(f"{name}: {measured[-1]['backend']}; rounds: {len(measured)}")
    print(platform.platform())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", default=sys.executable, help="a Python that has PyTorch (default: this one)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=10, help="for each measurement (default: 10)")
    parser.add_argument("--shapes", action="store_true", help="other shapes, and DL4J as it is beside them")
    parser.add_argument("--only", default="", help="regular expression for the cases' names")
    parser.add_argument("--stock", action="store_true", help="DL4J as it is, for the two networks too")
    parser.add_argument("--workers", type=int, default=2, help="with --shapes (default: 2)")
    parser.add_argument("--threads", type=int, default=1, help="with --shapes (default: 1)")
    parser.add_argument("--layout", default="faster", help="of PyTorch: faster, contiguous or channels_last")
    parser.add_argument("--keep-memory", action="store_true", help="give PyTorch the workers' glibc settings too")
    parser.add_argument("--wrap", default="", help="command that each measurement is run under, such as nice")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="where all that is measured is written")
    parser.add_argument(
        "--merge", type=pathlib.Path, nargs="+", metavar="FILE", help="put the JSON of earlier runs together instead"
    )
    arguments = parser.parse_args()
    if arguments.merge:
        show(*merged(arguments.merge))
        return

    cases = shape_cases(arguments.workers, arguments.threads) if arguments.shapes else network_cases()
    cases = [case for case in cases if re.search(arguments.only, case["name"])]
    if not cases:
        parser.error(f"no case is named like {arguments.only}")
    contenders = {
        "Zwicky": lambda case: zwicky(case, arguments),
        "PyTorch": lambda case: pytorch(case, arguments),
    }
    if arguments.shapes or arguments.stock:
        contenders["DL4J"] = lambda case: zwicky(case, arguments, "--stock-dl4j")
    results = measure(cases, contenders, arguments.rounds, lambda so_far: save(arguments.json, cases, so_far))
    show(cases, results)


if __name__ == "__main__":
    main()
