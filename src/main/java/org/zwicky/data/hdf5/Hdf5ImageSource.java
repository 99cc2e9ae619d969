package org.zwicky.data.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.zwicky.base.BadInputException;
import org.zwicky.data.ImageSource;

/**
 * Images (N,H,W,C) or (N,H,W) uint8 and labels (N) of any integer type in an HDF5 file, read block
 * by block. Safe for several threads.
 */
public final class Hdf5ImageSource implements ImageSource {

  private static final int RGBA = 4;
  private static final int MOST_LOOKED_AT = 64;

  private final HdfFile file;
  private final String description;
  private final int[] shape;
  private final int[] labels;
  private final PixelReader pixels;

  private Hdf5ImageSource(
      HdfFile file,
      Path path,
      String imagesPath,
      String imagesField,
      String labelsPath,
      boolean labelsNeeded) {
    this.file = file;
    this.description = path.toString();
    FileContents contents = new FileContents(description, file);
    Dataset images = contents.require(imagesPath, imagesField, FileContents::looksLikeImages);
    if (!FileContents.looksLikeImages(images)) {
      throw new BadInputException(
          "The images \"%s\" of %s are %s, but have to be (N,H,W,C) or (N,H,W) uint8. Set %s to another dataset, or convert them (from values in 0 to 1: (255 * images).astype('uint8'))."
              .formatted(imagesPath, description, FileContents.describe(images), imagesField));
    }
    this.shape = Arrays.copyOf(images.getDimensions(), 4);
    if (images.getDimensions().length == 3) {
      shape[3] = 1;
    }
    Optional<Dataset> answers =
        labelsNeeded || contents.has(labelsPath)
            ? Optional.of(
                contents.require(labelsPath, "data.labels", FileContents::looksLikeLabels))
            : Optional.empty();
    Axes.requireUsual(
        images.getDimensionsAsLong(),
        answers.filter(FileContents::looksLikeLabels).map(each -> each.getDimensionsAsLong()[0]),
        "The images \"%s\" of %s".formatted(imagesPath, description));
    // Before they are read: a damaged file may say that there are more than memory holds.
    answers
        .filter(FileContents::looksLikeLabels)
        .map(each -> each.getDimensionsAsLong()[0])
        .filter(count -> count != shape[0] && (labelsNeeded || count > 0))
        .ifPresent(
            count -> {
              throw new BadInputException(
                  "%s has %d images in \"%s\" but %d labels in \"%s\". Set data.images and data.labels to datasets that belong together."
                      .formatted(description, shape[0], imagesPath, count, labelsPath));
            });
    this.labels =
        answers
            .map(each -> LabelReader.read(each, description, labelsPath))
            .orElseGet(() -> new int[0]);
    if (size() > 0 && images.isEmpty()) {
      throw new BadInputException(
          "The images \"%s\" of %s have a shape, but were never written. Write or download the file anew."
              .formatted(imagesPath, description));
    }
    this.pixels = pixelReader(images);
    requireNoAlpha(imagesPath);
  }

  /** Transparency in the mean of the channels would make all images brighter. */
  private void requireNoAlpha(String imagesPath) {
    if (channels() != RGBA || size() == 0) {
      return;
    }
    byte[] some = new byte[Math.min(size(), MOST_LOOKED_AT) * bytesPerImage()];
    read(0, some.length / bytesPerImage(), some);
    for (int i = RGBA - 1; i < some.length; i += RGBA) {
      if (some[i] != some[RGBA - 1]) {
        return;
      }
    }
    throw new BadInputException(
        "The images \"%s\" of %s have four channels, and the fourth is %d everywhere: transparency, which is no colour. Write them without it: images[..., :3]."
            .formatted(imagesPath, description, some[RGBA - 1] & 0xFF));
  }

  @Override
  public List<String> remarks() {
    return channels() == 1 || channels() == 3
        ? List.of()
        : List.of(
            "The images of %s have %d channels; all are used alike%s."
                .formatted(
                    description,
                    channels(),
                    channels() == RGBA
                        ? ". If the fourth is transparency, write them without it: images[..., :3]"
                        : ""));
  }

  /**
   * Opens a file; the caller closes the source.
   *
   * @param imagesPath path of the images inside the file, such as {@code images} or {@code
   *     train/images}
   * @param labelsPath path of the labels inside the file
   * @throws BadInputException if the file is missing, is not HDF5, or holds no such images and
   *     labels
   */
  public static Hdf5ImageSource open(Path path, String imagesPath, String labelsPath) {
    return open(path, imagesPath, "data.images", labelsPath, true);
  }

  /**
   * Opens a file that may have no labels, to predict them: {@link #labels()} is empty then.
   *
   * @param imagesField where a person says which dataset the images are, for messages
   * @throws BadInputException as {@link #open} does
   */
  public static Hdf5ImageSource openToPredict(
      Path path, String imagesPath, String imagesField, String labelsPath) {
    return open(path, imagesPath, imagesField, labelsPath, false);
  }

  private static Hdf5ImageSource open(
      Path path, String imagesPath, String imagesField, String labelsPath, boolean labelsNeeded) {
    if (!Files.exists(path)) {
      throw new BadInputException(
          "There is no file %s. Check data.path, which is relative to the directory you are in (%s)."
              .formatted(path, Path.of("").toAbsolutePath()));
    }
    if (Files.isDirectory(path) || !Files.isReadable(path)) {
      throw new BadInputException(
          "%s is %s. Set data.path to an HDF5 file."
              .formatted(
                  path, Files.isDirectory(path) ? "a directory" : "a file you may not read"));
    }
    HdfFile file;
    try {
      file = new HdfFile(path);
    } catch (RuntimeException e) {
      throw new BadInputException(
          "%s is not an HDF5 file, or it is cut short. Download it anew or check data.path."
              .formatted(path),
          e);
    }
    try {
      return new Hdf5ImageSource(file, path, imagesPath, imagesField, labelsPath, labelsNeeded);
    } catch (BadInputException e) {
      file.close();
      throw e;
    } catch (RuntimeException e) {
      // What reads foreign bytes fails in many ways.
      file.close();
      throw damaged(path.toString(), e);
    }
  }

  @Override
  public int size() {
    return shape[0];
  }

  @Override
  public int height() {
    return shape[1];
  }

  @Override
  public int width() {
    return shape[2];
  }

  @Override
  public int channels() {
    return shape[3];
  }

  @Override
  public int[] labels() {
    return labels.clone();
  }

  @Override
  public void read(int first, int count, byte[] target) {
    Objects.checkFromIndexSize(first, count, size());
    Objects.checkFromIndexSize(0, Math.multiplyExact(count, bytesPerImage()), target.length);
    if (count == 0) {
      return;
    }
    try {
      pixels.read(first, count, target);
    } catch (RuntimeException e) {
      // Filters read foreign bytes, and fail in many ways.
      throw damaged(description, e);
    }
  }

  @Override
  public int blockSize() {
    return pixels.blockSize();
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public void close() {
    file.close();
  }

  private PixelReader pixelReader(Dataset images) {
    if (images instanceof ChunkedDataset chunked) {
      return new ChunkedPixelReader(chunked, shape);
    }
    if (images instanceof ContiguousDataset contiguous) {
      return new ContiguousPixelReader(contiguous, file.getHdfBackingStorage(), bytesPerImage());
    }
    return new CompactPixelReader(images, bytesPerImage());
  }

  private static BadInputException damaged(String file, RuntimeException cause) {
    return new BadInputException(
        "%s is damaged, was not written completely, or uses a compression unknown here (%s). Download or write it anew, with gzip."
            .formatted(file, cause.getMessage()),
        cause);
  }
}
