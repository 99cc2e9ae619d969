package org.zwicky.data.synthetic;

import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.zwicky.base.number.SplitMix64;
import org.zwicky.data.ImageSource;
import org.zwicky.data.SyntheticSpec;

/**
 * Makes colour images of Galaxy10's ten kinds of galaxies, in its imbalance, shuffled. They are
 * made when they are read, several at a time; the same specification gives the same images. What
 * image i shows depends on the seed, its number and its kind only. Immutable, so safe for several
 * threads.
 */
public final class GalaxySynthesizer implements ImageSource {

  private static final int CHANNELS = 3;
  private final SyntheticSpec spec;
  private final int[] labels;

  public GalaxySynthesizer(SyntheticSpec spec) {
    this.spec = spec;
    this.labels = shuffledLabels(GalaxyKind.counts(spec.images()), new Random(spec.seed()));
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int height() {
    return spec.size();
  }

  @Override
  public int width() {
    return spec.size();
  }

  @Override
  public int channels() {
    return CHANNELS;
  }

  @Override
  public int[] labels() {
    return labels.clone();
  }

  @Override
  public void read(int first, int count, byte[] target) {
    Objects.checkFromIndexSize(first, count, size());
    Objects.checkFromIndexSize(0, Math.multiplyExact(count, bytesPerImage()), target.length);
    IntStream.range(0, count).parallel().forEach(i -> make(first + i, target, i * bytesPerImage()));
  }

  @Override
  public String description() {
    return "%d synthetic galaxies (%d×%d pixels, seed %d)"
        .formatted(spec.images(), spec.size(), spec.size(), spec.seed());
  }

  @Override
  public void close() {}

  private void make(int image, byte[] target, int offset) {
    long imageSeed = new SplittableRandom(spec.seed() + SplitMix64.GAMMA * (image + 1)).nextLong();
    Draw draw = new Draw(new SplittableRandom(imageSeed));
    GalaxyKind kind = GalaxyKind.of(labels[image]);
    new Exposure(draw, spec.size())
        .take(
            new GalaxyRecipe(draw, spec.size()).galaxy(kind),
            new Surroundings(draw, spec.size()).neighbours(),
            target,
            offset);
  }

  private static int[] shuffledLabels(int[] counts, Random random) {
    int[] result =
        IntStream.range(0, counts.length)
            .flatMap(label -> IntStream.generate(() -> label).limit(counts[label]))
            .toArray();
    for (int i = result.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = result[i];
      result[i] = result[other];
      result[other] = kept;
    }
    return result;
  }
}
