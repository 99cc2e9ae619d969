package org.zwicky.training.onednn;

import java.util.function.Consumer;
import org.zwicky.candidate.network.DropoutKind;
import org.zwicky.candidate.network.DropoutSpec;

/**
 * What dropout multiplies its input by, and adds to it. Plain and spatial dropout keep the mean by
 * the factor 1 / (1 − rate). Alpha dropout (Klambauer et al. 2017, arXiv:1706.02515, section 3)
 * makes a(xd + α′(1 − d)) + b of x, with d = 1 for what is kept, a = (q + α′²q(1 − q))^(−1/2), b =
 * −a(1 − q)α′ and q = 1 − rate, so that mean 0 and variance 1 stay. Gaussian noise has mean 1 and
 * variance rate / (1 − rate) (Srivastava et al. 2014, section 10).
 */
final class DropoutNoise {

  /** −λα, the limit of SELU for ever smaller inputs. */
  private static final double ALPHA_PRIME = -1.0507009873554805 * 1.6732632423543772;

  private final DropoutSpec spec;
  private final DropoutStream stream;
  private final long threshold;
  private final float scale;

  DropoutNoise(DropoutSpec spec, DropoutStream stream) {
    this.spec = spec;
    this.stream = stream;
    this.threshold = Math.round(spec.rate() * (1L << Integer.SIZE));
    double kept = 1 - spec.rate();
    this.scale =
        (float)
            (spec.type() == DropoutKind.ALPHA
                ? 1 / Math.sqrt(kept + ALPHA_PRIME * ALPHA_PRIME * kept * spec.rate())
                : 1 / kept);
  }

  /** Whether it adds something. */
  boolean shifts() {
    return spec.type() == DropoutKind.ALPHA;
  }

  /** Whether all pixels of a map have the same. */
  boolean isOfMaps() {
    return spec.type() == DropoutKind.SPATIAL;
  }

  /** What fills an array with the factors of one step. */
  Consumer<float[]> factors() {
    if (spec.type() == DropoutKind.GAUSSIAN) {
      double deviation = Math.sqrt(spec.rate() / (1 - spec.rate()));
      return drawn -> stream.drawNormal(drawn, deviation);
    }
    return drawn -> stream.draw(drawn, threshold, scale);
  }

  /** What fills an array with the factors of one step, given where the maps lie in it. */
  Consumer<float[]> factors(MapPlaces maps) {
    float[] each = new float[maps.count()];
    Consumer<float[]> draw = factors();
    return drawn -> {
      draw.accept(each);
      maps.spread(each, drawn);
    };
  }

  /**
   * What alpha dropout adds.
   *
   * @param factors of the same step
   */
  void addends(float[] factors, float[] result) {
    float kept = (float) (-scale * spec.rate() * ALPHA_PRIME);
    float dropped = (float) (scale * ALPHA_PRIME + kept);
    for (int i = 0; i < result.length; i++) {
      result[i] = factors[i] == 0 ? dropped : kept;
    }
  }
}
