package org.zwicky.training.onednn;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.candidate.network.NetworkSpec;

/**
 * A network that computes on oneDNN directly. It owns neither its parameters nor their gradients:
 * it reads the former and writes the latter, in DL4J's order. Not thread-safe.
 */
public final class DirectNetwork implements AutoCloseable {

  private final NetworkSpec network;
  private final NetworkShapes shapes;
  private final int classes;
  private final FlatParameters parameters;
  private final DropoutStreams streams;
  private final int predictedAtOnce;
  private final Slab slab = new Slab();
  private final Map<Integer, Pass> training = new HashMap<>();
  private final Map<Integer, Pass> inference = new HashMap<>();
  private Pass running;
  private Pass loaded;

  /**
   * @param network layers, the softmax excluded
   * @param input shape of one image
   * @param classes outputs, K
   * @param parameters address of the parameters: 32-bit floats, {@link NetworkShapes#parameters()}
   *     of them
   * @param gradients address of as many floats
   * @param seed of dropout, until {@link #drawDropoutFrom} gives another
   * @param threads that oneDNN computes with, at least 1
   * @throws RuntimeException if oneDNN cannot be loaded
   */
  public DirectNetwork(
      NetworkSpec network,
      FeatureShape input,
      int classes,
      long parameters,
      long gradients,
      long seed,
      int threads) {
    this.network = network;
    this.shapes = NetworkShapes.of(network, input, classes);
    this.classes = classes;
    this.parameters = new FlatParameters(parameters, gradients);
    this.streams = new DropoutStreams(network.layers(), new SplittableRandom(seed));
    this.predictedAtOnce = CacheFit.images(shapes, threads);
  }

  /** Whether all layers are of a kind that this can compute. */
  public static boolean supports(NetworkSpec network) {
    return network.layers().stream()
        .allMatch(layer -> LayerPlanners.kinds().contains(layer.getClass()));
  }

  /**
   * Plans training steps, which the first one would else do, to see whether they are possible.
   *
   * @throws RuntimeException if oneDNN cannot compute one of the layers
   */
  public void prepare(int count) {
    training.computeIfAbsent(count, size -> plan(true, size));
  }

  /**
   * From the next step on, dropout depends on these random numbers and not on what was before.
   *
   * @param random each layer that drops something splits its own stream from it
   */
  public void drawDropoutFrom(SplittableRandom random) {
    streams.restart(random);
  }

  /**
   * The forward pass of a training step.
   *
   * @param images address of {@code count} images in the order image, channel, row, column
   * @return the softmax's inputs, shape (count, K), until the next call
   */
  public FloatBuffer forward(long images, int count) {
    // Training works where the copies of the parameters for predictions lie.
    loaded = null;
    running = training.computeIfAbsent(count, size -> plan(true, size));
    return running.forward(images);
  }

  /**
   * The backward pass of the same step: writes the gradient of every parameter, and for running
   * statistics of batch normalisation what is to be subtracted from them.
   *
   * @param gradient of the loss by the softmax's inputs, shape (count, K)
   */
  public void backward(float[] gradient) {
    running.backward(gradient);
  }

  /** To be called when the parameters have changed in another way than by training steps. */
  public void parametersChanged() {
    loaded = null;
  }

  /**
   * Predicts with dropout off and the running statistics of batch normalisation.
   *
   * @param images address of {@code count} images in the order image, channel, row, column
   * @return the softmax's inputs, shape (count, K)
   */
  public FloatBuffer predict(long images, int count) {
    int atOnce = Math.min(count, predictedAtOnce);
    Pass pass = inference.computeIfAbsent(atOnce, size -> plan(false, size));
    if (loaded != pass) {
      pass.load();
      loaded = pass;
    }
    FloatBuffer logits = FloatBuffer.allocate(count * classes);
    for (int from = 0; from < count; from += atOnce) {
      // The last part overlaps the one before it: another size would be another program to load.
      int start = Math.min(from, count - atOnce);
      long first = images + start * shapes.input().size() * Float.BYTES;
      logits.put(start * classes, pass.forward(first), 0, atOnce * classes);
    }
    return logits;
  }

  @Override
  public void close() {
    training.values().forEach(Pass::close);
    inference.values().forEach(Pass::close);
    training.clear();
    inference.clear();
    slab.close();
  }

  private Pass plan(boolean trains, int count) {
    List<PlannedLayer> layers = LayerPlan.layersOf(network.layers(), shapes, streams, trains);
    return new Pass(new Program(trains, count, parameters), layers, shapes.input(), classes, slab);
  }
}
