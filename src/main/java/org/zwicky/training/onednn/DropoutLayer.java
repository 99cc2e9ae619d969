package org.zwicky.training.onednn;

import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.zwicky.candidate.network.DropoutSpec;

/**
 * Dropout of any kind. What it draws depends on the seed, the layer and the number of the step
 * alone.
 */
final class DropoutLayer implements PlannedLayer {

  private final DropoutNoise noise;
  private Tensor mask;

  /**
   * @param spec its rate above 0
   */
  DropoutLayer(DropoutSpec spec, DropoutStream stream) {
    this.noise = new DropoutNoise(spec, stream);
  }

  @Override
  public Tensor forward(Program program, Tensor source) {
    return program.training() ? train(program, suitable(program, source)) : source;
  }

  /** Padded channels have to stay zero, and maps have to be found. */
  private Tensor suitable(Program program, Tensor source) {
    boolean plain =
        noise.shifts() && source.isPadded()
            || noise.isOfMaps() && !MapPlaces.areIn(source.layout());
    return plain ? program.inLayout(source, Dnnl.plain(source.dims())) : source;
  }

  private Tensor train(Program program, Tensor source) {
    mask = program.arrangement().keep(source.dims(), source.layout());
    int size = Math.toIntExact(mask.bytes() / Float.BYTES);
    float[] drawn = new float[size];
    Consumer<float[]> draw =
        noise.isOfMaps() ? noise.factors(new MapPlaces(source)) : noise.factors();
    program.add(
        () -> {
          draw.accept(drawn);
          FloatBuffer target = Program.floats(mask, size);
          target.put(0, drawn);
        });
    Tensor output = multiply(program, source, program.output(source.dims(), source.layout()));
    return noise.shifts() ? shift(program, output, drawn) : output;
  }

  private Tensor shift(Program program, Tensor scaled, float[] drawn) {
    Tensor added = program.arrangement().pass(scaled.dims(), scaled.layout());
    float[] numbers = new float[drawn.length];
    program.add(
        () -> {
          noise.addends(drawn, numbers);
          Program.floats(added, numbers.length).put(0, numbers);
        });
    return Sum.of(program, scaled, added, Optional.empty());
  }

  @Override
  public Tensor backward(Program program, Tensor gradient, boolean inputGradient) {
    if (!inputGradient) {
      return null;
    }
    Tensor own = program.inLayout(gradient, mask.layout());
    return multiply(program, own, own);
  }

  private Tensor multiply(Program program, Tensor source, Tensor target) {
    binary.primitive_desc descriptor =
        new binary.primitive_desc(
            new binary.desc(algorithm.binary_mul, source.layout(), mask.layout(), target.layout()),
            Dnnl.attributes(),
            Dnnl.CPU);
    program.add(
        descriptor,
        new binary(descriptor),
        new Arguments()
            .with(dnnl.DNNL_ARG_SRC_0, source)
            .with(dnnl.DNNL_ARG_SRC_1, mask)
            .with(dnnl.DNNL_ARG_DST, target));
    return target;
  }
}
