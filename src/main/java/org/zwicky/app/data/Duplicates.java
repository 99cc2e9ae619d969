package org.zwicky.app.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zwicky.base.text.Plural;
import org.zwicky.data.Fold;
import org.zwicky.data.ImageSource;
import org.zwicky.data.Split;
import org.zwicky.data.duplicate.DuplicateFinder;
import org.zwicky.data.duplicate.DuplicatePair;
import org.zwicky.data.duplicate.GreyImages;
import org.zwicky.data.prepared.PreparedImages;

/** Nearly the same images of a data set, in words. */
public final class Duplicates {

  private static final int EXAMPLES = 3;
  private static final float WHITE = 255;

  private Duplicates() {}

  /** All pairs of a source. */
  public static List<DuplicatePair> find(ImageSource source) {
    GreyImages grey = new GreyImages(source.size(), source.height(), source.width());
    int channels = source.channels();
    int width = source.width();
    int block = source.blockSize();
    byte[] raw = new byte[Math.multiplyExact(block, source.bytesPerImage())];
    for (int first = 0; first < source.size(); first += block) {
      int count = Math.min(block, source.size() - first);
      source.read(first, count, raw);
      for (int i = 0; i < count; i++) {
        int image = i * source.bytesPerImage();
        grey.put(
            first + i,
            (row, column) -> {
              int sum = 0;
              for (int c = 0; c < channels; c++) {
                sum += Byte.toUnsignedInt(raw[image + (row * width + column) * channels + c]);
              }
              return sum / (WHITE * channels);
            });
      }
    }
    return DuplicateFinder.find(grey);
  }

  /** All pairs of prepared images. */
  public static List<DuplicatePair> find(PreparedImages images) {
    GreyImages grey = new GreyImages(images.size(), images.height(), images.width());
    int area = images.height() * images.width();
    float[] values = new float[images.valuesPerImage()];
    for (int image = 0; image < images.size(); image++) {
      images.copyImage(image, values, 0);
      grey.put(
          image,
          (row, column) -> {
            float sum = 0;
            for (int c = 0; c < images.channels(); c++) {
              sum += values[c * area + row * images.width() + column];
            }
            return sum / images.channels();
          });
    }
    return DuplicateFinder.find(grey);
  }

  /**
   * That pairs lie across the parts, in one line; empty if none does.
   *
   * @param pairs of the data's kept images
   */
  public static Optional<String> acrossParts(List<DuplicatePair> pairs, OpenedData data) {
    String[] parts = parts(data.split(), data.outline().labels().length);
    List<DuplicatePair> across =
        pairs.stream().filter(pair -> !parts[pair.first()].equals(parts[pair.second()])).toList();
    if (across.isEmpty()) {
      return Optional.empty();
    }
    DuplicatePair example = across.get(0);
    int[] images = data.outline().images();
    return Optional.of(
        "%s across the parts, e.g. %s %d ~ %s %d: scores may be too good"
            .formatted(
                across.size() == 1
                    ? "1 near-duplicate pair lies"
                    : across.size() + " near-duplicate pairs lie",
                parts[example.first()],
                images[example.first()],
                parts[example.second()],
                images[example.second()]));
  }

  /** What there is in a data file, in a few lines. */
  public static String describe(List<DuplicatePair> pairs, List<Integer> labels) {
    if (pairs.isEmpty()) {
      return "Near-duplicates: none";
    }
    long unlike =
        pairs.stream()
            .filter(pair -> !labels.get(pair.first()).equals(labels.get(pair.second())))
            .count();
    return "Near-duplicates: %s, %s of different classes; e.g. %s"
        .formatted(
            Plural.of(pairs.size(), "pair"),
            unlike == 0 ? "none" : Long.toString(unlike),
            pairs.stream()
                .sorted((a, b) -> Boolean.compare(isLike(a, labels), isLike(b, labels)))
                .limit(EXAMPLES)
                .map(
                    pair ->
                        "%d (class %d) ~ %d (class %d)%s"
                            .formatted(
                                pair.first(),
                                labels.get(pair.first()),
                                pair.second(),
                                labels.get(pair.second()),
                                pair.turned() ? " turned or mirrored" : ""))
                .collect(Collectors.joining(", ")));
  }

  private static boolean isLike(DuplicatePair pair, List<Integer> labels) {
    return labels.get(pair.first()).equals(labels.get(pair.second()));
  }

  /** The part of each image: training, validation, test, or its fold. */
  private static String[] parts(Split split, int images) {
    String[] parts = new String[images];
    Arrays.fill(parts, "training");
    List<Fold> folds = split.folds();
    for (int f = 0; f < folds.size(); f++) {
      for (int image : folds.get(f).validation()) {
        parts[image] = folds.size() == 1 ? "validation" : "fold " + (f + 1);
      }
    }
    for (int image : split.test()) {
      parts[image] = "test";
    }
    return parts;
  }
}
