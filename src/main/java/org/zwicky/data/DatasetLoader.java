package org.zwicky.data;

import java.util.stream.IntStream;
import org.zwicky.base.BadInputException;

/**
 * Reads a source into memory, prepared. Beside the result there is never more than one block of raw
 * bytes.
 */
public final class DatasetLoader {

  private DatasetLoader() {}

  /**
   * Reads, keeps {@link DataSpec#limit()} images (stratified, chosen by the split's seed), and
   * prepares them. The images stay in the order of the source. The source is left open.
   *
   * @throws BadInputException if a label has no name, the crop does not fit, or the limit is too
   *     small
   */
  public static LabeledImages load(ImageSource source, DataSpec spec) {
    DatasetOutline outline = DatasetOutline.of(source, spec);
    return new LabeledImages(
        readPixels(source, outline.images(), spec.preprocessing()),
        outline.labels(),
        outline.classNames(),
        outline.channels(),
        outline.height(),
        outline.width());
  }

  /**
   * Reads and prepares some images, walking through the blocks that have one of them. The source is
   * left open.
   *
   * @param kept their numbers in the source, ascending
   * @return C × H × W values from 0 to 1 each, in the order channel, row, column
   */
  public static float[][] readPixels(ImageSource source, int[] kept, Preprocessing preprocessing) {
    float[][] pixels = new float[kept.length][];
    int block = Math.min(source.blockSize(), source.size());
    int bytesPerImage = source.bytesPerImage();
    byte[] raw = new byte[Math.multiplyExact(block, bytesPerImage)];
    int next = 0;
    while (next < kept.length) {
      int first = kept[next] / block * block;
      int count = Math.min(block, source.size() - first);
      source.read(first, count, raw);
      int end = next;
      while (end < kept.length && kept[end] < first + count) {
        end++;
      }
      IntStream.range(next, end)
          .parallel()
          .forEach(
              i ->
                  pixels[i] =
                      preprocessing.apply(
                          raw,
                          (kept[i] - first) * bytesPerImage,
                          source.height(),
                          source.width(),
                          source.channels()));
      next = end;
    }
    return pixels;
  }
}
