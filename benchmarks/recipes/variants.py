#!/usr/bin/env python3
"""What each part of a recipe is worth: variants.py FOLDER [--epochs 30] [--blocks 4] [--set key=value …]

Trains the recipe of docs/recipes.md, with four blocks unless --blocks is given, and variants of it, one trial each in one sweep, on a folder of photographs by class, and
prints their validation scores. One seed a variant: with 750 validation images a difference of 0.03 is luck as often as not
(--set data.split.validation=0.5 has a steadier score). Nothing else should run on the machine where times matter. Needs
Python 3.9 and nothing else.
"""

import argparse
import json
import pathlib
import subprocess
import tempfile

HOME = pathlib.Path(__file__).resolve().parent.parent.parent
MOST_BLOCKS = 5
RECIPE = {
    "blocks": 4, "filters": 32, "growth": 2, "convolutions": 1, "activation": "relu", "dropout": 0.2, "learningRate": 0.01,
    "weightDecay": 0.05, "labelSmoothing": 0, "batchSize": 64, "symmetries": "mirror", "shift": 0.1, "crop": 1, "cutout": 0,
    "mixup": 0, "cutmix": 0, "mixProbability": 1, "brightness": 0, "contrast": 0, "views": "none", "shares": 1}
VARIANTS = [
    {}, {"blocks": 3}, {"blocks": 5}, {"blocks": 3, "convolutions": 2}, {"blocks": 3, "filters": 64}, {"filters": 16}, {"filters": 16, "shares": 2}, {"filters": 48}, {"filters": 24}, {"shares": 0.5},
    {"shares": 3}, {"blocks": 4, "convolutions": 2}, {"activation": "swish"}, {"dropout": 0}, {"dropout": 0.4},
    {"weightDecay": 0.2}, {"learningRate": 0.005}, {"learningRate": 0.02}, {"batchSize": 32}, {"labelSmoothing": 0.1},
    {"cutout": 0.4}, {"mixup": 0.2}, {"cutmix": 1, "mixProbability": 0.5}, {"crop": 0.5, "shift": 0},
    {"brightness": 0.2, "contrast": 0.3}, {"views": "mirror"}]


def network():
    layers = []
    for block in range(MOST_BLOCKS):
        convolution = {"conv": {"filters": "round($filters * $growth ^ %d)" % block, "activation": "$activation", "batchNorm": True}}
        layers.append({"repeat": "if($blocks > %d, 1, 0)" % block, "layers": [
            convolution, {"repeat": "$convolutions - 1", "layers": [convolution]}, {"pool": {"type": "max", "size": 2}}]})
    return layers + [{"globalPool": {"type": "avg"}}, {"dropout": "$dropout"}]


def changes(base):
    """The recipe itself, and all that differ from it."""
    return [variant for variant in VARIANTS if not variant or any(base[name] != value for name, value in variant.items())]


def space(folder, epochs, base):
    trials = [{**base, **variant} for variant in changes(base)]
    return {
        "name": "variants",
        "data": {"format": "folder", "path": str(folder.resolve()), "grayscale": False},
        "objective": {"metric": "accuracy"},
        "sweep": {"sampler": "random", "trials": len(trials), "seed": 1, "startWith": trials},
        "parameters": {name: {"choice": sorted({trial[name] for trial in trials})} if len({trial[name] for trial in trials}) > 1
                       else {"constant": trials[0][name]} for name in RECIPE},
        "network": network(),
        "training": {
            "epochs": "round(%d * $shares)" % epochs, "batchSize": "$batchSize", "updater": "adamw",
            "learningRate": "$learningRate", "schedule": "oneCycle", "weightDecay": "$weightDecay",
            "labelSmoothing": "$labelSmoothing", "testTimeAugmentation": "$views",
            "augmentation": {name: "$" + name for name in (
                "symmetries", "shift", "crop", "cutout", "mixup", "cutmix", "mixProbability", "brightness", "contrast")}}}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--blocks", type=int, default=4)
    parser.add_argument("--set", action="append", default=[], metavar="key=value")
    parser.add_argument("--zwicky", default=str(HOME / "zwicky"))
    given = parser.parse_args()
    base = {**RECIPE, "blocks": given.blocks}
    with tempfile.TemporaryDirectory() as work:
        file = pathlib.Path(work, "variants.json")
        file.write_text(json.dumps(space(given.folder, given.epochs, base)))
        command = [given.zwicky, "sweep", str(file), "--db", work + "/e.db", "--reports", work + "/reports"]
        for override in given.set:
            command += ["--set", override]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        board = [given.zwicky, "leaderboard", "variants", "--format", "json", "--db", work + "/e.db"]
        trials = json.loads(subprocess.run(board, check=True, stdout=subprocess.PIPE, text=True).stdout)
    print("| variant | accuracy | seconds |\n|---|---|---|")
    for trial in sorted(trials, key=lambda trial: trial["number"]):
        variant = ", ".join("%s %s" % item for item in changes(base)[trial["number"] - 1].items()) or "the recipe"
        print("| %s | %.3f | %.0f |" % (variant, trial["metrics"]["accuracy"], trial["seconds"]))


main()
