package org.zwicky.training.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;

/**
 * A network's parameters and their gradients, flat, 32-bit floats, laid out as DL4J's.
 *
 * @param values address of the first parameter
 * @param gradients address of its gradient
 */
record FlatParameters(long values, long gradients) {

  Tensor value(long offset, long... dims) {
    return Tensor.at(place(values, offset), dims);
  }

  Tensor gradient(long offset, long... dims) {
    return Tensor.at(place(gradients, offset), dims);
  }

  Tensor value(long offset, long[] dims, memory.desc layout) {
    return Tensor.at(place(values, offset), dims, layout);
  }

  Tensor gradient(long offset, long[] dims, memory.desc layout) {
    return Tensor.at(place(gradients, offset), dims, layout);
  }

  private static Pointer place(long start, long offset) {
    return Slab.pointer(start + offset * Float.BYTES);
  }
}
