"""The benchmark's networks in PyTorch, layer by layer as `zwicky bench training` has them."""

from dataclasses import dataclass

from torch import nn

CLASSES = {"reference": 10, "bn": 4, "residual": 10}


@dataclass(frozen=True)
class Shape:
    """What is measured: a network and the images it sees.

    kernel, stride (of the first convolution), pooling, batch_norm, dilation and separable (all convolutions but the
    first) change the reference network only.
    """

    network: str = "reference"
    kernel: int = 3
    stride: int = 1
    pooling: str = "max"
    batch_norm: bool = False
    dilation: int = 1
    separable: bool = False
    size: int = 64
    channels: int = 1
    batch: int = 64

    @property
    def classes(self):
        return CLASSES[self.network]


def build(shape):
    return {"reference": _reference_network, "bn": _batch_norm_network, "residual": _residual_network}[shape.network](
        shape
    )


def parameter_count(model):
    """Trained numbers and running statistics, as DL4J counts them."""
    running = sum(b.numel() for name, b in model.named_buffers() if not name.endswith("num_batches_tracked"))
    return running + sum(p.numel() for p in model.parameters())


def _block(inputs, filters, kernel, stride, pooling, batch_norm, dilation=1, separable=False):
    window = {"kernel_size": kernel, "stride": stride, "padding": kernel // 2 * dilation, "dilation": dilation}
    if separable:
        layers = [nn.Conv2d(inputs, inputs, groups=inputs, bias=False, **window)]
        layers.append(nn.Conv2d(inputs, filters, 1, bias=not batch_norm))
    else:
        layers = [nn.Conv2d(inputs, filters, bias=not batch_norm, **window)]
    if batch_norm:
        layers.append(nn.BatchNorm2d(filters))
    layers.append(nn.ReLU(inplace=True))
    layers.append(nn.MaxPool2d(2) if pooling == "max" else nn.AvgPool2d(2))
    return layers


def _reference_network(shape):
    layers, inputs, side = [], shape.channels, shape.size
    for index, filters in enumerate((32, 64, 128)):
        stride = shape.stride if index == 0 else 1
        separable = shape.separable and index > 0
        layers += _block(
            inputs, filters, shape.kernel, stride, shape.pooling, shape.batch_norm, shape.dilation, separable
        )
        inputs, side = filters, -(-side // stride) // 2
    layers += [nn.Flatten(), nn.Linear(inputs * side * side, 128), nn.ReLU(inplace=True)]
    return nn.Sequential(*layers, nn.Linear(128, shape.classes))


class _BasicBlock(nn.Module):
    """He et al. 2016, arXiv:1512.03385, section 3.3, with a projection where the shape changes (option B)."""

    def __init__(self, inputs, filters, stride):
        super().__init__()
        self.path = nn.Sequential(
            nn.Conv2d(inputs, filters, 3, stride=stride, padding=1, bias=False),
            nn.BatchNorm2d(filters),
            nn.ReLU(inplace=True),
            nn.Conv2d(filters, filters, 3, padding=1, bias=False),
            nn.BatchNorm2d(filters),
        )
        self.shortcut = (
            nn.Identity()
            if stride == 1 and inputs == filters
            else nn.Sequential(nn.Conv2d(inputs, filters, 1, stride=stride, bias=False), nn.BatchNorm2d(filters))
        )
        self.activation = nn.ReLU(inplace=True)

    def forward(self, images):
        result = self.path(images)
        result += self.shortcut(images)
        return self.activation(result)


def _residual_network(shape):
    layers = [nn.Conv2d(shape.channels, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16), nn.ReLU(inplace=True)]
    layers += [_BasicBlock(16, 16, 1), _BasicBlock(16, 32, 2), _BasicBlock(32, 64, 2)]
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten()]
    return nn.Sequential(*layers, nn.Linear(64, shape.classes))


def _batch_norm_network(shape):
    layers, inputs = [], shape.channels
    for filters in (16, 32, 64, 128):
        layers += _block(inputs, filters, 3, 1, "max", True)
        inputs = filters
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.3)]
    return nn.Sequential(*layers, nn.Linear(inputs, shape.classes))
