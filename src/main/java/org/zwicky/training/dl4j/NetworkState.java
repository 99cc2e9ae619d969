package org.zwicky.training.dl4j;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The numbers that training steps change in a network, where they lie. The buffers are views: what
 * is written there is in the network. Not thread-safe; valid as long as the network is open.
 */
public final class NetworkState {

  private static final long MOST_NUMBERS = Integer.MAX_VALUE / Float.BYTES;

  private final INDArray parameters;
  private final Optional<INDArray> updater;
  private final IntSupplier iterations;
  private final IntConsumer setIterations;

  private NetworkState(
      INDArray parameters,
      Optional<INDArray> updater,
      IntSupplier iterations,
      IntConsumer setIterations) {
    this.parameters = parameters;
    this.updater = updater;
    this.iterations = iterations;
    this.setIterations = setIterations;
  }

  /** That of an initialised network. */
  public static NetworkState of(TrainableNetwork network) {
    return new NetworkState(
        network.params(),
        network.updaterState(),
        network::iterationCount,
        network::setIterationCount);
  }

  /** Number of parameters. */
  public long parameterCount() {
    return parameters.length();
  }

  /** Numbers in the updater's state. */
  public long updaterCount() {
    return updater.map(INDArray::length).orElse(0L);
  }

  /** Whether buffers can hold so many of it all; up to two gigabytes each they can. */
  public boolean fitsBuffers(int copies) {
    return Math.max(parameterCount(), updaterCount()) * copies <= MOST_NUMBERS;
  }

  /** Steps so far. */
  public int iterations() {
    return iterations.getAsInt();
  }

  /** All parameters, as floats in the machine's byte order. */
  public ByteBuffer parameters() {
    return bytes(parameters);
  }

  /** The updater's state, likewise. */
  public ByteBuffer updaterState() {
    return updater.map(NetworkState::bytes).orElseGet(() -> ByteBuffer.allocate(0));
  }

  /** Puts everything back as it was. */
  public void restore(int steps, ByteBuffer oldParameters, ByteBuffer oldUpdaterState) {
    parameters().put(oldParameters.duplicate());
    updaterState().put(oldUpdaterState.duplicate());
    setIterations.accept(steps);
  }

  /** A view of an array that lies in one piece. */
  public static ByteBuffer bytes(INDArray array) {
    return array.data().asNio().rewind().limit(Math.toIntExact(array.length() * Float.BYTES));
  }
}
