package org.zwicky.training.onednn;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl.scratchpad_mode;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.stream;

/** The CPU as oneDNN sees it, and short names for what its interface spells out at length. */
final class Dnnl {

  static final engine CPU = new engine(engine.kind.cpu, 0);

  /** Runs what it is given at once, in order, in the calling thread and OpenMP's. */
  static final stream STREAM = new stream(CPU);

  private Dnnl() {}

  /** A layout of 32-bit floats. */
  static memory.desc layout(long[] dims, format_tag tag) {
    return new memory.desc(dims, data_type.f32, tag);
  }

  /** A layout that a primitive shall choose. */
  static memory.desc any(long[] dims) {
    return layout(dims, format_tag.any);
  }

  /** The dense layout in the order of the dimensions. */
  static memory.desc plain(long... dims) {
    return layout(
        dims,
        switch (dims.length) {
          case 1 -> format_tag.a;
          case 2 -> format_tag.ab;
          case 3 -> format_tag.abc;
          case 4 -> format_tag.abcd;
          default -> throw new IllegalArgumentException(dims.length + " dimensions");
        });
  }

  /**
   * A layout without blocks.
   *
   * @param strides numbers from one index to the next, one a dimension
   */
  static memory.desc strided(long[] dims, long... strides) {
    return new memory.desc(dims, data_type.f32, strides);
  }

  /** Attributes of a primitive whose scratch memory is ours. */
  static primitive_attr attributes() {
    primitive_attr attributes = new primitive_attr();
    attributes.set_scratchpad_mode(scratchpad_mode.user);
    return attributes;
  }
}
