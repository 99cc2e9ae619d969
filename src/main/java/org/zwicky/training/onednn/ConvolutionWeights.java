package org.zwicky.training.onednn;

import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a convolution multiplies and adds.
 *
 * @param kernel in the dense layout filter, channel, row, column
 * @param bias one number a filter
 */
record ConvolutionWeights(Tensor kernel, Optional<Tensor> bias) {

  /**
   * The convolution's own parameters or, with a batch normalisation behind it, those of one
   * convolution that does the work of both, computed whenever the program is loaded.
   *
   * @param norm offset of the batch normalisation's parameters
   */
  static ConvolutionWeights of(ConvolutionShape shape, OptionalLong norm, Program program) {
    FlatParameters parameters = program.parameters();
    ConvolutionWeights own =
        new ConvolutionWeights(
            shape.weightValues(parameters),
            shape.bias() ? Optional.of(shape.biasValues(parameters)) : Optional.empty());
    if (norm.isEmpty()) {
      return own;
    }
    Tensor kernel = program.arrangement().keep(own.kernel.dims(), own.kernel.layout());
    long[] filters = {shape.filters()};
    Tensor bias = program.arrangement().keep(filters, Dnnl.plain(filters));
    ConvolutionWeights folded = new ConvolutionWeights(kernel, Optional.of(bias));
    program.addLoading(() -> own.fold(parameters, norm.getAsLong(), folded));
    return folded;
  }

  /**
   * γ(w·x + b − μ)/√(σ² + ε) + β = (sw)·x + s(b − μ) + β with s = γ/√(σ² + ε) (Ioffe and Szegedy
   * 2015, algorithm 2).
   */
  private void fold(FlatParameters parameters, long norm, ConvolutionWeights folded) {
    int filters = Math.toIntExact(kernel.dims()[0]);
    int each = Math.toIntExact(kernel.bytes() / Float.BYTES) / filters;
    FloatBuffer statistics = Program.floats(parameters.value(norm, 4L * filters), 4 * filters);
    FloatBuffer weights = Program.floats(kernel, filters * each);
    FloatBuffer foldedWeights = Program.floats(folded.kernel, filters * each);
    FloatBuffer foldedBias = Program.floats(folded.bias.orElseThrow(), filters);
    for (int f = 0; f < filters; f++) {
      double mean = statistics.get(2 * filters + f);
      double variance = statistics.get(3 * filters + f);
      double scale = statistics.get(f) / Math.sqrt(variance + BatchNormLayer.EPSILON);
      for (int i = f * each; i < (f + 1) * each; i++) {
        foldedWeights.put(i, (float) (scale * weights.get(i)));
      }
      double before = bias.isPresent() ? Program.floats(bias.get(), filters).get(f) : 0;
      foldedBias.put(f, (float) (scale * (before - mean) + statistics.get(filters + f)));
    }
  }
}
