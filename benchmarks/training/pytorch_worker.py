"""One process that trains and predicts with PyTorch; driven by pytorch_bench.py with JSON lines.

It answers each line {"phase": "training"|"inference", "layout": …, "images": n} with {"seconds": s}.
"""

import json
import sys
import time

import torch
from torch import nn

import networks

IMAGES = 1024
LAYOUTS = {"contiguous": torch.contiguous_format, "channels_last": torch.channels_last}
FEWEST_PREDICTED_AT_ONCE = 64


class Candidate:
    """A network with its optimizer and data, all in one memory layout."""

    def __init__(self, shape, layout):
        torch.manual_seed(1)
        self.format = LAYOUTS[layout]
        self.batch = shape.batch
        self.model = networks.build(shape).to(memory_format=self.format)
        self.loss = nn.CrossEntropyLoss()
        self.optimizer = _adam(self.model.parameters())
        images = torch.rand(IMAGES, shape.channels, shape.size, shape.size)
        self.images = images.contiguous(memory_format=self.format)
        self.labels = torch.arange(IMAGES) % shape.classes

    def training(self, count):
        self.model.train()
        order = torch.arange(count) % IMAGES
        order = order[torch.randperm(count)]
        total = torch.zeros(())
        for start in range(0, count, self.batch):
            chosen = order[start : start + self.batch]
            images = self.images[chosen].contiguous(memory_format=self.format)
            self.optimizer.zero_grad(set_to_none=True)
            loss = self.loss(self.model(images), self.labels[chosen])
            loss.backward()
            self.optimizer.step()
            total += loss.detach()
        return total.item()

    def inference(self, count):
        self.model.eval()
        batch = max(self.batch, FEWEST_PREDICTED_AT_ONCE)
        order = torch.arange(count) % IMAGES
        rows = []
        with torch.inference_mode():
            for start in range(0, count, batch):
                images = self.images[order[start : start + batch]].contiguous(memory_format=self.format)
                rows.append(torch.softmax(self.model(images), 1))
            return torch.cat(rows)


def _adam(parameters):
    parameters = list(parameters)
    try:
        return torch.optim.Adam(parameters, lr=0.001, fused=True)
    except (RuntimeError, TypeError):  # before PyTorch 2.4 there is no fused one for CPUs
        return torch.optim.Adam(parameters, lr=0.001)


def main():
    settings = json.loads(sys.argv[1])
    torch.set_num_threads(settings["threads"])
    torch.set_num_interop_threads(1)
    shape = networks.Shape(**settings["shape"])
    candidates = {layout: Candidate(shape, layout) for layout in LAYOUTS}
    count = networks.parameter_count(candidates["contiguous"].model)
    print(json.dumps({"parameters": count, "torch": torch.__version__}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        work = getattr(candidates[request["layout"]], request["phase"])
        start = time.perf_counter()
        work(request["images"])
        print(json.dumps({"seconds": time.perf_counter() - start}), flush=True)


if __name__ == "__main__":
    main()
