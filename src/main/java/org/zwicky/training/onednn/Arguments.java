package org.zwicky.training.onednn;

import org.bytedeco.dnnl.IntMemoryMap;

/** The tensors a primitive works on, by oneDNN's numbers for them. */
final class Arguments {

  private final IntMemoryMap map = new IntMemoryMap();

  Arguments with(int name, Tensor tensor) {
    map.put(name, tensor.memory());
    return this;
  }

  IntMemoryMap map() {
    return map;
  }
}
