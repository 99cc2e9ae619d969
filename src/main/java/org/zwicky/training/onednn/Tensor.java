package org.zwicky.training.onednn;

import java.util.Arrays;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;

/** Numbers in oneDNN's memory: a shape, a layout, and a place that may be given later. */
final class Tensor {

  private final long[] dims;
  private final memory.desc layout;
  private final memory memory;

  private Tensor(long[] dims, memory.desc layout, Pointer place) {
    this.dims = dims;
    this.layout = layout;
    this.memory = new memory(layout, Dnnl.CPU, place);
  }

  /**
   * A tensor whose place {@link #bind} decides.
   *
   * @param dims logical shape, the batch first
   */
  static Tensor unbound(long[] dims, memory.desc layout) {
    return new Tensor(dims, layout, new Pointer());
  }

  /** A tensor in the dense layout at a place. */
  static Tensor at(Pointer place, long... dims) {
    return new Tensor(dims, Dnnl.plain(dims), place);
  }

  /** A tensor in any layout at a place. */
  static Tensor at(Pointer place, long[] dims, memory.desc layout) {
    return new Tensor(dims, layout, place);
  }

  long[] dims() {
    return dims;
  }

  memory.desc layout() {
    return layout;
  }

  memory memory() {
    return memory;
  }

  long bytes() {
    return layout.get_size();
  }

  /** Whether it has room for more numbers than its shape says. */
  boolean isPadded() {
    return bytes() > Float.BYTES * Arrays.stream(dims).reduce(1, Math::multiplyExact);
  }

  boolean hasLayout(memory.desc other) {
    return layout.equals(other);
  }

  void bind(Pointer place) {
    memory.set_data_handle(place);
  }
}
