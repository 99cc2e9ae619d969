package org.zwicky.training.onednn;

import java.nio.FloatBuffer;
import java.util.List;
import org.zwicky.candidate.network.FeatureShape;

/** A program with its ends: the images that go in and the softmax's inputs that come out. */
final class Pass {

  private final Program program;
  private final Tensor images;
  private final Tensor logits;
  private final Tensor logitGradient;
  private final int outputs;

  Pass(Program program, List<PlannedLayer> layers, FeatureShape input, int classes, Slab slab) {
    this.program = program;
    int count = program.batchSize();
    long[] dims = {count, input.channels(), input.height(), input.width()};
    this.images = Tensor.unbound(dims, Dnnl.plain(dims));
    this.outputs = count * classes;
    Tensor tensor = images;
    for (PlannedLayer layer : layers) {
      tensor = layer.forward(program, tensor);
    }
    this.logits = tensor;
    this.logitGradient = program.arrangement().pass(tensor.dims(), tensor.layout());
    if (program.training()) {
      planBackward(layers);
    }
    program.finish(slab);
  }

  private void planBackward(List<PlannedLayer> layers) {
    program.turnBack();
    Tensor gradient = logitGradient;
    int first = firstWithParameters(layers);
    for (int i = layers.size() - 1; i >= first; i--) {
      gradient = layers.get(i).backward(program, gradient, i > first);
    }
  }

  private static int firstWithParameters(List<PlannedLayer> layers) {
    int first = 0;
    while (!layers.get(first).hasParameters()) {
      first++;
    }
    return first;
  }

  FloatBuffer forward(long address) {
    images.bind(Slab.pointer(address));
    program.arrangement().moved(images);
    program.forward();
    return Program.floats(logits, outputs);
  }

  void backward(float[] gradient) {
    Program.floats(logitGradient, outputs).put(0, gradient, 0, outputs);
    program.backward();
  }

  void load() {
    program.load();
  }

  void close() {
    program.close();
  }
}
