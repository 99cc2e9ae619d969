"""Makes the fixtures of the data tests with NumPy, h5py and Pillow.

    python3 src/test/python/make_data_fixtures.py [galaxy-zoo1.h5]

Without the file's name only the small fixtures are made, and galaxy-zoo1.json stays.
"""

import io
import json
import pathlib
import sys

import h5py
import numpy as np
from PIL import Image, ImageOps

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


def strangers():
    """What h5py reads well and other readers may not: fill values in chunks that were never written, chunks that a filter
    was left out for, and beside them a virtual dataset, links to another file and links that lead to themselves."""
    with h5py.File(FOLDER / "hdf5/strangers.hdf5", "w") as file:
        images = file.create_dataset("fill/images", (12, 4, 5, 3), np.uint8, chunks=(4, 4, 5, 3), fillvalue=255,
                                     compression="gzip")
        images[4:8] = pattern(4, 4, 5, 3)
        labels = file.create_dataset("fill/ans", (12,), "<i4", chunks=(4,), fillvalue=3)
        labels[4:8] = np.arange(4)
        raw = pattern(6, 4, 5, 3)
        masked = file.create_dataset("mask/images", raw.shape, np.uint8, chunks=(2, 4, 5, 3), compression="gzip")
        masked[:] = raw
        masked.id.write_direct_chunk((2, 0, 0, 0), raw[2:4].tobytes(), filter_mask=1)
        file["mask/ans"] = np.arange(6) % 2
        wide = file.create_dataset("mask/wide", (6,), ">i4", chunks=(3,), compression="gzip", shuffle=True)
        wide[:] = 300 * np.arange(6)
        plain = (300 * np.arange(3)).astype(">i4").view(np.uint8).reshape(3, 4).T.tobytes()
        wide.id.write_direct_chunk((0,), plain, filter_mask=2)
        layout = h5py.VirtualLayout((12, 4, 5, 3), np.uint8)
        layout[:] = h5py.VirtualSource(images)
        file.create_virtual_dataset("virtual", layout)
        file["other"] = h5py.ExternalLink("other.hdf5", "/secret/images")
        file["self"] = h5py.SoftLink("/self")
        file["one"] = h5py.SoftLink("/two")
        file["two"] = h5py.SoftLink("/one")
        file["mask/alias"] = h5py.SoftLink("images")
        file["direct"] = h5py.SoftLink("/mask/images")
        values = {"images": images[:].ravel().tolist(), "ans": labels[:].tolist()}
    (FOLDER / "hdf5/strangers.json").write_text(json.dumps(values))


def jpegs():
    """JPEGs whose colours only libjpeg's rule tells, and such that were turned, with what Pillow makes of them."""
    picture = Image.fromarray(pattern(1, 16, 24, 3)[0] // 2 + np.uint8(40))
    expected = {}

    def segments(content):
        at = 2
        while content[at + 1] != 0xDA:
            length = int.from_bytes(content[at + 2 : at + 4], "big") + 2
            yield content[at : at + length]
            at += length
        yield content[at:]

    def saved(name, ids=None, app=b"", keep_jfif=False, **options):
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=95, **options)
        out = b"\xff\xd8" + app
        for segment in segments(buffer.getvalue()):
            if segment[1] == 0xE0 and not keep_jfif:
                continue
            part = bytearray(segment)
            for i, name_of in enumerate(ids or []):
                if segment[1] in (0xC0, 0xC2):
                    part[10 + 3 * i] = name_of
                elif segment[1] == 0xDA and segment[4] == 3:
                    part[5 + 2 * i] = name_of
            out += bytes(part)
        (FOLDER / "folder" / name).write_bytes(out)
        with Image.open(FOLDER / "folder" / name) as image:
            turned = ImageOps.exif_transpose(image)
            expected[name] = {"size": [turned.height, turned.width], "bytes": np.asarray(turned.convert("RGB")).ravel().tolist()}

    adobe = lambda transform: b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00" + bytes([transform])
    saved("plain-123.jpg", subsampling=0)
    saved("plain-012.jpg", [0, 1, 2], subsampling=0)
    saved("plain-odd.jpg", [7, 9, 200], subsampling=0)
    saved("plain-rgb.jpg", [82, 71, 66], subsampling=0)
    saved("adobe-rgb.jpg", app=adobe(0), subsampling=0)
    saved("adobe-ycc.jpg", [82, 71, 66], app=adobe(1), subsampling=0)
    saved("jfif-rgb.jpg", [82, 71, 66], keep_jfif=True, subsampling=0)
    saved("progressive-012.jpg", None, subsampling=0, progressive=True)
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[274] = orientation
        saved("turned-%d.jpg" % orientation, keep_jfif=True, exif=exif.tobytes(), subsampling=0)
    (FOLDER / "folder/jpegs.json").write_text(json.dumps(expected))


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
    strangers()
    preprocessing()
    resize()
    pictures()
    jpegs()
    if len(sys.argv) > 1:
        galaxy_zoo(sys.argv[1])
