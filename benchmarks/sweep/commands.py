#!/usr/bin/env python3
"""What a command trial costs beyond the process's own time: commands.py [trials] [parallel]

Sweeps a command that only prints its metrics, and runs the same command as often from a shell.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import time

ZWICKY = str(pathlib.Path(__file__).resolve().parent.parent.parent / "zwicky")
PROGRAM = ["sh", "-c", 'echo "{\\"metrics\\": {\\"loss\\": 1}}"']


def seconds(command, **more):
    begin = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **more)
    return time.monotonic() - begin


def sweep(trials, parallel):
    space = {
        "name": "commands",
        "command": PROGRAM,
        "objective": {"metric": "loss", "goal": "minimize"},
        "sweep": {"sampler": "random", "trials": trials, "parallel": parallel, "seed": 1},
        "parameters": {"x": {"uniform": [0, 1]}},
    }
    with tempfile.TemporaryDirectory() as work:
        file = pathlib.Path(work) / "space.json"
        file.write_text(json.dumps(space))
        return seconds([ZWICKY, "sweep", str(file), "--db", work + "/e.db", "--reports", work + "/reports", "--quiet"])


def main():
    trials = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    parallel = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    subprocess.run([ZWICKY, "--version"], check=True, stdout=subprocess.DEVNULL)
    whole, one = sweep(trials, parallel), sweep(1, 1)
    program = seconds(["sh", "-c", f"i=0; while [ $i -lt {trials} ]; do {' '.join(PROGRAM[:2])} '{PROGRAM[2]}'; i=$((i+1)); done"])
    print(f"{trials} trials, {parallel} at a time: {whole:.1f} s; 1 trial: {one:.1f} s; the program alone: {program:.1f} s")
    print(f"beyond the program, a trial takes {(whole - program) / trials * 1e3:.1f} ms, start and report included;")
    print(f"{(whole - one - program) / trials * 1e3:.1f} ms without")


main()
