package org.zwicky.estimate;

import java.util.List;
import org.zwicky.candidate.network.ConvSpec;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.LayerSpec;
import org.zwicky.candidate.network.LayerSummary;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.candidate.network.PlacedConvolution;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.candidate.training.TrialSpec;

/**
 * What training a candidate consists of, in countable things. All numbers of an image are of its
 * forward pass.
 *
 * @param parameters numbers in the network
 * @param multiplyAdds of an image, those of {@code fastMultiplyAdds} not among them; channels are
 *     counted in whole blocks of 16, as oneDNN computes them
 * @param fastMultiplyAdds of an image, in convolutions that Winograd's method computes
 * @param activations numbers in all layers' outputs for an image, the input included
 * @param extraActivations numbers that batch normalisation and activations whose derivative needs
 *     their input hold beside them
 * @param largest numbers in the largest of the outputs
 * @param batchSize images a step
 * @param stateCopies numbers that the updater keeps of each parameter
 * @param epochs at most
 * @param validationViews views in which a validation image is predicted
 * @param networks that are trained side by side; all other numbers are of one of them
 */
public record Workload(
    long parameters,
    long multiplyAdds,
    long fastMultiplyAdds,
    long activations,
    long extraActivations,
    long largest,
    int batchSize,
    int stateCopies,
    int epochs,
    int validationViews,
    int networks) {

  /** Where transforming a convolution's tiles pays; see {@code ConvolutionShape}. */
  private static final int WINOGRAD_KERNEL = 3;

  private static final int WINOGRAD_CHANNELS = 24;
  private static final int IMAGE_CHANNELS = 3;
  private static final int BLOCK = 16;
  private static final int WINOGRAD_SIDE = 4;

  /**
   * Counts.
   *
   * @param spec of the candidate
   * @param shapes of its network
   */
  public static Workload of(TrialSpec spec, NetworkShapes shapes) {
    return of(spec, shapes, 1);
  }

  /** As {@link #of(TrialSpec, NetworkShapes)}, of a candidate that is trained as so many. */
  public static Workload of(TrialSpec spec, NetworkShapes shapes, int networks) {
    Tally tally = new Tally();
    FeatureShape shape = shapes.input();
    tally.largest = shape.size();
    List<LayerSpec> layers = spec.network().layers();
    for (int i = 0; i < shapes.rows().size(); i++) {
      LayerSummary row = shapes.rows().get(i);
      tally.largest = Math.max(tally.largest, row.output().size());
      if (i < layers.size()) {
        layers.get(i).convolutions(shape).forEach(tally::add);
      }
      shape = row.output();
    }
    TrainingSpec training = spec.training();
    return new Workload(
        shapes.parameters(),
        shapes.multiplyAdds() - tally.fast + tally.padding,
        tally.fast,
        shapes.activations(),
        tally.extra,
        tally.largest,
        training.batchSize(),
        training.optimizer().updater().stateCopies(),
        training.epochs(),
        training.testTimeAugmentation().views(shapes.input().isSquare()),
        networks);
  }

  /** Bytes of one number. */
  static final int BYTES = Float.BYTES;

  /** What differs from layer to layer of the same shape. */
  private static final class Tally {

    private long fast;
    private long padding;
    private long extra;
    private long largest;

    void add(PlacedConvolution placed) {
      ConvSpec conv = placed.conv();
      FeatureShape input = placed.input();
      FeatureShape output = placed.output();
      largest = Math.max(largest, output.size());
      extra +=
          output.size()
              * ((conv.batchNorm() ? 1 : 0) + (conv.activation().derivativeNeedsInput() ? 1 : 0));
      long area = (long) conv.kernel() * conv.kernel();
      long work = area * input.channels() * output.size();
      if (isFast(conv, input, output)) {
        fast += work;
      } else {
        long inputs =
            input.channels() <= IMAGE_CHANNELS ? input.channels() : blocks(input.channels());
        padding += area * inputs * blocks(conv.filters()) * output.height() * output.width() - work;
      }
    }

    private static long blocks(int channels) {
      return (channels + BLOCK - 1L) / BLOCK * BLOCK;
    }

    private static boolean isFast(ConvSpec conv, FeatureShape input, FeatureShape output) {
      return conv.kernel() == WINOGRAD_KERNEL
          && conv.stride() == 1
          && Math.min(input.channels(), conv.filters()) >= WINOGRAD_CHANNELS
          && Math.min(output.height(), output.width()) >= WINOGRAD_SIDE;
    }
  }
}
