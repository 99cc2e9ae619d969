#!/usr/bin/env python3
"""What a person would write first: plain.py DATA [--epochs 15,30,90] [--size SIDE] [--seeds 1].

Trains one plain network in PyTorch on DATA (a folder of classes, IDX files or Galaxy10-like HDF5), and prints a line of JSON
for each number of epochs: validation scores after the last and the best epoch, and seconds. 70% of each class are trained
on, and 15% validate, or those that --validation names.

The recipe: three blocks of 3x3 convolution (32, 64, 128 filters), batch norm, ReLU, 2x2 max pooling; global average pooling;
dropout 0.2; AdamW, learning rate 0.01, weight decay 0.05, one-cycle; batches of 64; flips and shifts of up to 3 pixels.
"""

import argparse
import gzip
import json
import pathlib
import struct
import time

import numpy as np
import torch
from sklearn.metrics import balanced_accuracy_score, f1_score
from torch import nn
from torch.nn import functional as F


def read_idx(path):
    opened = gzip.open if str(path).endswith(".gz") else open
    with opened(path, "rb") as file:
        dims = struct.unpack(">I", file.read(4))[0] & 0xFF
        shape = struct.unpack(">" + "I" * dims, file.read(4 * dims))
        return np.frombuffer(file.read(), np.uint8).reshape(shape)


def read(path, size):
    """Images (N, C, H, W) from 0 to 1 and labels."""
    path = pathlib.Path(path)
    if path.suffix in (".h5", ".hdf5"):
        import h5py

        with h5py.File(path) as file:
            images = file["images"][:].astype(np.float32).mean(axis=3)[:, 2:66, 2:66]
            return images[:, None] / 255, file["ans"][:].astype(np.int64)
    idx = sorted(path.glob("train*images*ubyte*")) or sorted(path.glob("*images*ubyte*"))
    if idx:
        labels = read_idx(str(idx[0]).replace("images-idx3", "labels-idx1"))
        return read_idx(idx[0])[:, None].astype(np.float32) / 255, labels.astype(np.int64)
    from PIL import Image

    images, labels = [], []
    classes = sorted(folder for folder in path.iterdir() if folder.is_dir())
    files = [(file, label) for label, folder in enumerate(classes) for file in sorted(folder.rglob("*")) if file.is_file()]
    grey = all(Image.open(file).mode in ("L", "1") for file, _ in files)
    for file, label in files:
        image = Image.open(file).convert("L" if grey else "RGB")
        if size:
            image = image.resize((size, size), Image.BILINEAR)
        pixels = np.asarray(image)
        images.append(pixels[None] if grey else pixels.transpose(2, 0, 1))
        labels.append(label)
    return np.stack(images).astype(np.float32) / 255, np.array(labels, np.int64)


def divide(labels, validation, seed):
    """Parts of 70 and 15 in a hundred of each class, the rest left for a test; of given validation images only the former."""
    generator = np.random.default_rng(seed)
    training, drawn = [], []
    for label in np.unique(labels):
        images = generator.permutation(np.setdiff1d(np.flatnonzero(labels == label), validation))
        count = int((labels == label).sum())
        part = 0 if len(validation) else max(1, round(0.15 * count))
        drawn.extend(images[:part])
        training.extend(images[part : part + max(1, round(0.7 * count))])
    return np.array(training), np.array(drawn if not len(validation) else validation)


def network(channels, classes, widths):
    layers = []
    for width in widths:
        layers += [nn.Conv2d(channels, width, 3, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU(), nn.MaxPool2d(2)]
        channels = width
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.2), nn.Linear(channels, classes)]
    return nn.Sequential(*layers)


def augment(images, mirrors, pad=3):
    count, _, height, width = images.shape
    if mirrors:
        turned = torch.rand(count) < 0.5
        images = torch.where(turned[:, None, None, None], images.flip(3), images)
    padded = F.pad(images, (pad,) * 4)
    windows = padded.unfold(2, height, 1).unfold(3, width, 1)
    rows, columns = torch.randint(0, 2 * pad + 1, (2, count))
    return windows[torch.arange(count), :, rows, columns]


def scores(labels, predicted):
    return {
        "accuracy": float((labels == predicted).mean()),
        "macroF1": float(f1_score(labels, predicted, average="macro", zero_division=0)),
        "balancedAccuracy": float(balanced_accuracy_score(labels, predicted)),
    }


def train(images, labels, parts, epochs, seed, given):
    torch.manual_seed(seed)
    training, validation = parts
    mean = images[training].mean(dim=(0, 2, 3), keepdim=True)
    deviation = images[training].std(dim=(0, 2, 3), keepdim=True)
    classes = int(labels.max()) + 1
    model = network(images.shape[1], classes, [32, 64, 128]).to(memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(model.parameters(), lr=given.rate, weight_decay=0.05)
    steps = -(-len(training) // 64)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, given.rate, total_steps=epochs * steps)
    history, started = [], time.time()
    for _ in range(epochs):
        model.train()
        order = training[torch.randperm(len(training))]
        for batch in order.split(64):
            if len(batch) == 1:
                continue
            shown = (augment(images[batch], not given.no_mirror) - mean) / deviation
            loss = F.cross_entropy(model(shown.contiguous(memory_format=torch.channels_last)), labels[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
        model.eval()
        with torch.no_grad():
            found = torch.cat([model((images[part] - mean) / deviation).argmax(1) for part in validation.split(256)])
        history.append(scores(labels[validation].numpy(), found.numpy()))
    best = max(history, key=lambda each: each[given.metric])
    return {"epochs": epochs, "seed": seed, "seconds": round(time.time() - started, 1), "last": history[-1], "best": best}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--epochs", default="15,30,90")
    parser.add_argument("--seeds", default="1")
    parser.add_argument("--size", type=int, default=0, help="scale images to a square of that side")
    parser.add_argument("--rate", type=float, default=0.01)
    parser.add_argument("--metric", default="accuracy")
    parser.add_argument("--no-mirror", action="store_true", help="shifts only, for images such as digits")
    parser.add_argument("--limit-seconds", type=float, default=0, help="leave out numbers of epochs that would take longer")
    parser.add_argument("--validation", type=pathlib.Path, help="JSON list of the numbers of the validation images")
    given = parser.parse_args()
    images, labels = read(given.data, given.size)
    validation = json.loads(given.validation.read_text()) if given.validation else []
    parts = divide(labels, np.array(validation, np.int64), 123)
    images, labels = torch.from_numpy(images), torch.from_numpy(labels)
    parts = tuple(torch.from_numpy(part) for part in parts)
    pace = 0
    for epochs in (int(text) for text in given.epochs.split(",")):
        if given.limit_seconds and pace * epochs > given.limit_seconds:
            print(json.dumps({"epochs": epochs, "left out": "would take %.0f s" % (pace * epochs)}), flush=True)
            continue
        for seed in (int(text) for text in given.seeds.split(",")):
            result = train(images, labels, parts, epochs, seed, given)
            pace = result["seconds"] / epochs
            print(json.dumps(result), flush=True)


main()
