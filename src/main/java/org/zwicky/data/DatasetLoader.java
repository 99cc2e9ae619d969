package org.zwicky.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.zwicky.space.BadInputException;

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
    int[] labels = source.labels();
    if (labels.length == 0) {
      throw new BadInputException(
          source.description() + " has no images. Give a file that has some.");
    }
    int classes = Arrays.stream(labels).max().getAsInt() + 1;
    ClassNames names = spec.classNames().orElseGet(() -> ClassNames.numbered(classes));
    names.requireNamesFor(labels, source.description());
    Preprocessing preprocessing = spec.preprocessing();
    preprocessing.requireFits(source);
    int[] kept =
        spec.limit().isPresent()
            ? StratifiedSubset.choose(labels, spec.limit().getAsInt(), spec.split().seed())
            : IntStream.range(0, labels.length).toArray();
    return new LabeledImages(
        readPixels(source, kept, preprocessing),
        Arrays.stream(kept).map(i -> labels[i]).toArray(),
        names.names(),
        preprocessing.outputChannels(source.channels()),
        preprocessing.outputSide(source.height()),
        preprocessing.outputSide(source.width()));
  }

  /** Walks through the blocks that have an image of {@code kept}, which is sorted. */
  private static float[][] readPixels(ImageSource source, int[] kept, Preprocessing preprocessing) {
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
