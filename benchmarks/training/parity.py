#!/usr/bin/env python3
"""Whether Zwicky and PyTorch train to the same accuracy: parity.py FOLDER [--seeds 10] [--configurations elu,oneCycle]

Trains each of CONFIGURATIONS with several seeds by Zwicky and by PyTorch, on the images of FOLDER (a folder for each class,
as for Zwicky's "format": "folder"), without augmentation. 30% of each class validate, and nothing is set aside for a test,
so that Zwicky's export tells both parts: PyTorch gets the same. --zwicky-init and --pytorch-init say what initial weights
are drawn from; each takes several. Of Zwicky they are the search-space file's `init` of the convolutions; of PyTorch
"pytorch" (its own), "zwicky" (Zwicky's default in all layers), "zwicky-convolutions" or "zwicky-output" (in these alone).

Prints two Markdown tables: mean ± standard error (standard deviation) over the seeds of the validation accuracy after the
last and the best epoch, of the last log loss, and of how much the accuracy changes from an epoch to the next in the second
half; and the differences of the means, Zwicky less PyTorch, with their standard error and, in brackets, how many standard
errors that is. Writes every epoch to results.json in --out; what is in it already is not trained again. One thing runs at a
time, PyTorch with one thread. Needs torch, numpy and pillow.
"""

import argparse
import json
import math
import pathlib
import statistics
import subprocess
import sys
import tempfile

import numpy as np
import torch
from PIL import Image
from torch import nn

HOME = pathlib.Path(__file__).resolve().parent.parent.parent
ENDINGS = {".png", ".jpg", ".jpeg"}

CONFIGURATIONS = {
    "elu": {
        "filters": [16, 32, 64], "activation": "elu", "dropout": 0.556, "updater": "adam", "learningRate": 8.38e-4,
        "weightDecay": 0.0, "schedule": "constant", "batchSize": 64, "epochs": 15},
    "oneCycle": {
        "filters": [32, 64, 128], "activation": "relu", "dropout": 0.2, "updater": "adamw", "learningRate": 0.01,
        "weightDecay": 0.05, "schedule": "oneCycle", "batchSize": 64, "epochs": 15},
}
ACTIVATIONS = {"elu": nn.ELU, "relu": nn.ReLU}
PYTORCH_INITS = ["pytorch", "zwicky", "zwicky-convolutions", "zwicky-output"]
SCORES = ["last accuracy", "best accuracy", "last log loss", "change of accuracy"]


def space(given, configuration, init):
    """A grid over nothing but a number, which only the constraint has a use for: the trials differ in their seeds alone."""
    network = []
    for filters in configuration["filters"]:
        convolution = {"filters": filters, "kernel": 3, "activation": configuration["activation"], "batchNorm": True}
        network += [{"conv": {**convolution, "init": init}}, {"pool": {"type": "max", "size": 2}}]
    training = {key: configuration[key] for key in
                ("epochs", "batchSize", "updater", "learningRate", "weightDecay", "schedule")}
    return {
        "name": "parity",
        "data": {"format": "folder", "path": str(given.folder.resolve()), "grayscale": False,
                 "split": {"validation": 0.3, "test": 0, "seed": 123}},
        "objective": {"metric": "accuracy"},
        "sweep": {"sampler": "grid", "trials": given.seeds, "seed": 1, "parallel": 1},
        "parameters": {"repetition": {"int": [1, given.seeds]}},
        "constraints": ["repetition >= 1"],
        "network": network + [{"globalPool": {"type": "avg"}}, {"dropout": configuration["dropout"]}],
        "training": {**training, "augmentation": "none"}}


def zwicky(given, configuration, init):
    """(indices of the validation images, the epochs' scores of each trial)."""
    with tempfile.TemporaryDirectory() as work:
        file = pathlib.Path(work, "parity.json")
        file.write_text(json.dumps(space(given, configuration, init), indent=2))
        sweep = [given.zwicky, "sweep", str(file), "--db", work + "/e.db", "--reports", work + "/reports", "--quiet"]
        subprocess.run(sweep, check=True, stdout=subprocess.DEVNULL)
        export = [given.zwicky, "export", "parity", "--format", "json", "--db", work + "/e.db"]
        study = json.loads(subprocess.run(export, check=True, stdout=subprocess.PIPE, text=True).stdout)
    trials = study["trials"]
    if len(trials) != given.seeds or any(trial["state"] != "COMPLETE" for trial in trials):
        sys.exit("not every trial is complete: %s" % [(trial["state"], trial["reason"]) for trial in trials])
    runs = [[{name: each["metrics"][name] for name in ("accuracy", "logLoss")} for each in trial["measurements"]]
            for trial in trials]
    return study["data"]["validationImages"], runs


def read(folder):
    """Pixels from 0 to 1, (N, C, H, W), and labels; in Zwicky's order, which is that of the names."""
    images, labels = [], []
    classes = sorted(each for each in folder.iterdir() if each.is_dir() and not each.name.startswith("."))
    for label, each in enumerate(classes):
        files = [file for file in each.rglob("*") if file.suffix.lower() in ENDINGS and not file.name.startswith(".")]
        for file in sorted(files, key=lambda file: file.relative_to(each).as_posix()):
            images.append(np.asarray(Image.open(file).convert("RGB")))
            labels.append(label)
    pixels = torch.from_numpy(np.stack(images)).permute(0, 3, 1, 2) / 255
    return pixels.contiguous(memory_format=torch.channels_last), torch.tensor(labels)


def build(configuration, channels, classes, init):
    layers = []
    for filters in configuration["filters"]:
        layers += [nn.Conv2d(channels, filters, 3, padding=1, bias=False), nn.BatchNorm2d(filters)]
        layers += [ACTIVATIONS[configuration["activation"]](), nn.MaxPool2d(2)]
        channels = filters
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(configuration["dropout"]), nn.Linear(channels, classes)]
    model = nn.Sequential(*layers)
    for layer in model:
        if isinstance(layer, nn.Conv2d) and init in ("zwicky", "zwicky-convolutions"):
            nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
        if isinstance(layer, nn.Linear) and init in ("zwicky", "zwicky-output"):
            nn.init.xavier_normal_(layer.weight)
            nn.init.zeros_(layer.bias)
    return model.to(memory_format=torch.channels_last)


def optimizer_of(configuration, model, steps):
    """Zwicky decays no biases and no batch normalisation, and its one-cycle leaves Adam's β₁ as it is."""
    weights = [layer.weight for layer in model if isinstance(layer, (nn.Conv2d, nn.Linear))]
    others = [each for each in model.parameters() if all(each is not weight for weight in weights)]
    kind = {"adam": torch.optim.Adam, "adamw": torch.optim.AdamW}[configuration["updater"]]
    rate = configuration["learningRate"]
    groups = [{"params": weights, "weight_decay": configuration["weightDecay"]}, {"params": others, "weight_decay": 0.0}]
    optimizer = kind(groups, lr=rate)
    if configuration["schedule"] == "constant":
        return optimizer, torch.optim.lr_scheduler.ConstantLR(optimizer, factor=1.0)
    return optimizer, torch.optim.lr_scheduler.OneCycleLR(
        optimizer, rate, total_steps=steps, pct_start=0.3, div_factor=25, final_div_factor=1e9, cycle_momentum=False)


def pytorch(configuration, init, seed, images, labels, validation):
    """The epochs' scores of the validation images."""
    torch.manual_seed(seed)
    training = torch.tensor(sorted(set(range(len(labels))) - set(validation)))
    validation = torch.tensor(validation)
    model = build(configuration, images.shape[1], int(labels.max()) + 1, init)
    batch = configuration["batchSize"]
    optimizer, schedule = optimizer_of(configuration, model, math.ceil(len(training) / batch) * configuration["epochs"])
    loss = nn.CrossEntropyLoss()
    scores = []
    for _ in range(configuration["epochs"]):
        model.train()
        for chosen in training[torch.randperm(len(training))].split(batch):
            optimizer.zero_grad(set_to_none=True)
            loss(model(images[chosen]), labels[chosen]).backward()
            optimizer.step()
            schedule.step()
        model.eval()
        with torch.inference_mode():
            logits = torch.cat([model(images[chosen]) for chosen in validation.split(256)])
            hits = (logits.argmax(1) == labels[validation]).double().mean().item()
            scores.append({"accuracy": hits, "logLoss": loss(logits, labels[validation]).item()})
    return scores


def summary(epochs):
    accuracies = [each["accuracy"] for each in epochs]
    late = accuracies[len(accuracies) // 2:]
    change = statistics.mean(abs(later - earlier) for earlier, later in zip(late, late[1:]))
    return [accuracies[-1], max(accuracies), epochs[-1]["logLoss"], change]


def tables(record):
    """record: {configuration: {"Zwicky, init": [epochs of each seed], "PyTorch, init": …}}"""
    means = ["| configuration | | seeds | %s |" % " | ".join(SCORES), "|---" * (3 + len(SCORES)) + "|"]
    differences = ["| configuration | Zwicky | less PyTorch | %s |" % " | ".join(SCORES), "|---" * (3 + len(SCORES)) + "|"]
    for configuration, arms in record.items():
        moments = {}
        for arm, runs in arms.items():
            columns = list(zip(*map(summary, runs)))
            moments[arm] = [(statistics.mean(each), statistics.stdev(each), statistics.stdev(each) / math.sqrt(len(each)))
                            for each in columns]
            cells = ["%.4f ± %.4f (%.4f)" % (mean, error, deviation) for mean, deviation, error in moments[arm]]
            means.append("| %s | %s | %d | %s |" % (configuration, arm, len(runs), " | ".join(cells)))
        for ours in (arm for arm in arms if arm.startswith("Zwicky")):
            for theirs in (arm for arm in arms if arm.startswith("PyTorch")):
                cells = []
                for (mine, _, error), (other, _, its_error) in zip(moments[ours], moments[theirs]):
                    both = math.hypot(error, its_error)
                    cells.append("%+.4f ± %.4f (%+.1f)" % (mine - other, both, (mine - other) / both))
                row = [configuration, ours.split(", ")[1], theirs.split(", ")[1]]
                differences.append("| %s |" % " | ".join(row + cells))
    return "\n".join(means + [""] + differences)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path, help="a folder of images for each class, all of one size")
    parser.add_argument("--configurations", default=",".join(CONFIGURATIONS))
    parser.add_argument("--seeds", type=int, default=10, help="at least 2")
    parser.add_argument("--epochs", type=int, help="at least 3, in place of the configurations' own; then give another --out")
    parser.add_argument("--zwicky-init", default="default")
    parser.add_argument("--pytorch-init", default="pytorch,zwicky", help="of " + ", ".join(PYTORCH_INITS))
    parser.add_argument("--zwicky", default=str(HOME / "zwicky"))
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("parity"), help="folder of results.json")
    given = parser.parse_args()
    if unknown := set(given.pytorch_init.split(",")) - set(PYTORCH_INITS):
        parser.error("--pytorch-init has no %s" % ", ".join(sorted(unknown)))
    torch.set_num_threads(1)
    given.out.mkdir(parents=True, exist_ok=True)
    file = given.out / "results.json"
    results = json.loads(file.read_text()) if file.exists() else {"validation": None, "runs": {}}
    images, labels = read(given.folder)
    for name in given.configurations.split(","):
        configuration = {**CONFIGURATIONS[name], **({"epochs": given.epochs} if given.epochs else {})}
        arms = results["runs"].setdefault(name, {})
        for init in given.zwicky_init.split(","):
            if len(arms.get("Zwicky, " + init, [])) < given.seeds:
                results["validation"], arms["Zwicky, " + init] = zwicky(given, configuration, init)
                file.write_text(json.dumps(results) + "\n")
        for init in given.pytorch_init.split(","):
            runs = arms.setdefault("PyTorch, " + init, [])
            for seed in range(len(runs) + 1, given.seeds + 1):
                runs.append(pytorch(configuration, init, seed, images, labels, results["validation"]))
                file.write_text(json.dumps(results) + "\n")
    print(tables(results["runs"]))


if __name__ == "__main__":
    main()
