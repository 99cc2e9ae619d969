package org.zwicky.data.idx;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.zwicky.base.BadInputException;
import org.zwicky.data.ImageSource;

/**
 * Images (N,H,W) or (N,H,W,C) and labels (N), unsigned bytes in IDX files. The images are in memory
 * as long as the source is used, at most 2 GiB. Immutable, so safe for several threads.
 */
public final class IdxImageSource implements ImageSource {

  private static final int RANK = 4;

  private final String description;
  private final int[] shape;
  private final byte[] pixels;
  private final int[] labels;

  private IdxImageSource(Path file, IdxArray images, byte[] answers) {
    this.description = file.toString();
    this.shape = Arrays.copyOf(images.dimensions(), RANK);
    if (images.dimensions().length < RANK) {
      shape[RANK - 1] = 1;
    }
    this.pixels = images.values();
    this.labels = new int[answers.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = Byte.toUnsignedInt(answers[i]);
    }
  }

  /**
   * Reads two files that belong together.
   *
   * @throws BadInputException if one of them is no whole IDX file of unsigned bytes, or they don't
   *     belong together
   */
  public static IdxImageSource open(IdxFiles files) {
    IdxArray labels = IdxArray.read(files.labels());
    if (labels.dimensions().length != 1) {
      throw new BadInputException(
          "%s holds %s values, but labels are one for each image. Set data.labels to a file such as train-labels-idx1-ubyte.gz."
              .formatted(files.labels(), IdxArray.shape(labels.dimensions())));
    }
    IdxArray images = images(files.images());
    if (images.dimensions()[0] != labels.values().length) {
      throw new BadInputException(
          "%s has %,d images, but %s has %,d labels. Set data.path and data.labels to files that belong together."
              .formatted(
                  files.images(), images.dimensions()[0], files.labels(), labels.values().length));
    }
    return new IdxImageSource(files.images(), images, labels.values());
  }

  /**
   * Reads images to predict, with the labels that lie beside them, if any: {@link #labels()} is
   * empty else.
   *
   * @throws BadInputException as {@link #open} does
   */
  public static IdxImageSource openToPredict(Path file) {
    Optional<IdxFiles> both = IdxFiles.findWithLabels(file);
    return both.isPresent()
        ? open(both.get())
        : new IdxImageSource(file, images(file), new byte[0]);
  }

  private static IdxArray images(Path file) {
    IdxArray images = IdxArray.read(file);
    int[] shape = images.dimensions();
    if (shape.length < RANK - 1 || shape.length > RANK) {
      throw new BadInputException(
          "%s holds %s values, but images have three dimensions (number, rows, columns), or four with channels. Set data.path to a file such as train-images-idx3-ubyte.gz."
              .formatted(file, IdxArray.shape(shape)));
    }
    if (shape[0] > 0 && images.values().length == 0) {
      throw new BadInputException(
          "The images of %s have no pixels (%s). Give another file."
              .formatted(file, IdxArray.shape(shape)));
    }
    return images;
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
    int bytes = Math.multiplyExact(count, bytesPerImage());
    Objects.checkFromIndexSize(0, bytes, target.length);
    System.arraycopy(pixels, first * bytesPerImage(), target, 0, bytes);
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public void close() {}
}
