"""Makes the fixtures of the data tests with NumPy, h5py and Pillow.

    python3 src/test/python/make_data_fixtures.py [galaxy-zoo1.h5]

Without the file's name only the small fixtures are made, and galaxy-zoo1.json stays.
"""

import json
import pathlib
import sys

import h5py
import numpy as np
from PIL import Image

FOLDER = pathlib.Path(__file__).parents[1] / "resources/org/zwicky/data"


def pattern(n, h, w, c):
    """Images whose every byte can be computed: (7n + 31h + 5w + 101c + nhw) mod 256."""
    i, y, x, k = np.ogrid[:n, :h, :w, :c]
    return ((7 * i + 31 * y + 5 * x + 101 * k + i * y * x) % 256).astype(np.uint8)


def odd_chunks():
    """Chunks that divide no dimension, gzipped and shuffled, as h5py guesses them for large sets."""
    with h5py.File(FOLDER / "hdf5/odd-chunks.hdf5", "w") as file:
        images = file.create_group("train").create_dataset(
            "images", data=pattern(23, 9, 10, 3), chunks=(5, 4, 3, 2), compression="gzip", shuffle=True)
        assert images.chunks == (5, 4, 3, 2)
        file["train/ans"] = np.arange(23, dtype=">i8") % 4


def links():
    """Links to a dataset, to nothing and in a circle, and images that were never written."""
    with h5py.File(FOLDER / "hdf5/links.hdf5", "w") as file:
        file["inner/images"] = pattern(2, 3, 3, 3)
        file["pictures"] = h5py.SoftLink("/inner/images")
        file["broken"] = h5py.SoftLink("/nowhere")
        file["loop/ans"] = np.array([0, 1], np.uint8)
        file["loop/self"] = file["loop"]
        file.create_dataset("empty", shape=(2, 3, 3, 3), dtype=np.uint8)


def preprocessing():
    images = pattern(3, 7, 9, 3)
    # 7 rows and 9 columns to 4: (7 - 4) // 2 = 1, (9 - 4) // 2 = 2.
    cut = images[:, 1:5, 2:6, :].astype(np.float32)
    gray = cut.mean(axis=3) / np.float32(255)
    colour = cut.transpose(0, 3, 1, 2) / np.float32(255)
    values = {"gray": gray, "colour": colour}
    assert all(value.dtype == np.float32 for value in values.values())
    (FOLDER / "preprocessing.json").write_text(
        json.dumps({name: [float(v) for v in value.ravel()] for name, value in values.items()}))


def resize():
    """What Pillow's bilinear filter makes of images smaller and larger, of one side and of both."""
    cases = [((9, 13), (4, 5)), ((9, 13), (20, 31)), ((9, 13), (9, 6)), ((9, 13), (3, 13)), ((64, 48), (16, 16)),
             ((64, 48), (63, 49)), ((5, 7), (1, 1)), ((1, 1), (3, 2))]
    result = []
    for channels in (1, 3):
        for (height, width), (rows, columns) in cases:
            image = pattern(2, height, width, channels)[1]
            picture = Image.fromarray(image[:, :, 0] if channels == 1 else image)
            scaled = np.asarray(picture.resize((columns, rows), Image.Resampling.BILINEAR))
            result.append({"from": [height, width, channels], "to": [rows, columns], "bytes": scaled.ravel().tolist()})
    (FOLDER / "resize.json").write_text(json.dumps(result))


def pictures():
    """Files of many kinds, and the bytes that Pillow reads from them as RGB."""
    folder = FOLDER / "folder"
    folder.mkdir(exist_ok=True)
    colour = pattern(2, 11, 14, 3)[1]
    grey = colour[:, :, 0]
    smooth = np.asarray(Image.fromarray(pattern(2, 4, 4, 3)[1]).resize((24, 16), Image.Resampling.BICUBIC))
    alpha = np.dstack([colour, pattern(3, 11, 14, 1)[2]])
    files = {
        "grey.png": Image.fromarray(grey),
        "colour.png": Image.fromarray(colour),
        "alpha.png": Image.fromarray(alpha),
        "grey-alpha.png": Image.fromarray(np.dstack([grey, colour[:, :, 1]]), "LA"),
        "palette.png": Image.fromarray(colour).quantize(17),
        "bilevel.png": Image.fromarray(grey > 127),
        "colour.jpg": Image.fromarray(smooth),
        "grey.jpg": Image.fromarray(smooth[:, :, 0]),
    }
    expected = {}
    for name, image in files.items():
        image.save(folder / name, **({"quality": 95} if name.endswith("jpg") else {}))
        with Image.open(folder / name) as read:
            expected[name] = np.asarray(read.convert("RGB")).ravel().tolist()
    # Pillow clips 16 bits instead of scaling; the high byte is what libpng gives.
    deep = grey.astype(np.uint16) * 256 + colour[:, :, 1]
    Image.fromarray(deep).save(folder / "deep.png")
    expected["deep.png"] = np.repeat(deep >> 8, 3).tolist()
    Image.fromarray(alpha, "CMYK").save(folder / "cmyk.jpeg")
    (folder / "pictures.json").write_text(json.dumps(expected))


def galaxy_zoo(path):
    places = [(0, 0, 0, 0), (0, 34, 34, 0), (63, 34, 35, 1), (64, 33, 34, 2), (1151, 30, 40, 0),
              (1152, 34, 34, 1), (3000, 20, 47, 2), (5285, 34, 34, 0), (5285, 68, 68, 2)]
    with h5py.File(path, "r") as file:
        images, labels = file["images"], file["ans"][:]
        gray = images[5285][2:66, 2:66].astype(np.float32).mean(axis=2) / np.float32(255)
        content = {
            "shape": images.shape,
            "classCounts": np.bincount(labels).tolist(),
            "firstLabels": labels[:20].tolist(),
            "pixels": [{"place": p, "value": int(images[p])} for p in places],
            "lastImageGrayRow32": [float(v) for v in gray[32]],
            "byteSum": int(images[:].sum(dtype=np.int64)),
        }
    (FOLDER / "hdf5/galaxy-zoo1.json").write_text(json.dumps(content, indent=1))


if __name__ == "__main__":
    (FOLDER / "hdf5").mkdir(parents=True, exist_ok=True)
    odd_chunks()
    links()
    preprocessing()
    resize()
    pictures()
    if len(sys.argv) > 1:
        galaxy_zoo(sys.argv[1])
