package org.zwicky.training.onednn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.memory;

/**
 * Where the tensors of one program lie relative to each other. Some are kept for the whole program;
 * others, which the next few steps use up, take turns in a few places.
 */
final class Arrangement {

  private static final long ALIGNMENT = 4096;

  /** A tensor, its reordered copies for two primitives, and the tensor made of it. */
  private static final int TURNS = 4;

  private final Map<Tensor, Long> kept = new LinkedHashMap<>();
  private final List<Map.Entry<Tensor, Tensor>> aliases = new ArrayList<>();
  private final List<Map.Entry<Tensor, Integer>> passing = new ArrayList<>();
  private long keptBytes;
  private long passingBytes;
  private int turn;

  /** A tensor that nothing else overwrites. */
  Tensor keep(long[] dims, memory.desc layout) {
    Tensor tensor = Tensor.unbound(dims, layout);
    kept.put(tensor, keptBytes);
    keptBytes += rounded(tensor.bytes());
    return tensor;
  }

  /** A tensor that holds until {@value #TURNS} more such tensors have been written. */
  Tensor pass(long[] dims, memory.desc layout) {
    Tensor tensor = Tensor.unbound(dims, layout);
    passing.add(Map.entry(tensor, turn));
    passingBytes = Math.max(passingBytes, rounded(tensor.bytes()));
    turn = (turn + 1) % TURNS;
    return tensor;
  }

  /** The same numbers at the same place under another shape. */
  Tensor alias(Tensor original, long[] dims, memory.desc layout) {
    Tensor tensor = Tensor.unbound(dims, layout);
    aliases.add(Map.entry(tensor, original));
    return tensor;
  }

  long bytes() {
    return keptBytes + TURNS * passingBytes;
  }

  void place(long start) {
    kept.forEach((tensor, offset) -> tensor.bind(Slab.pointer(start + offset)));
    for (Map.Entry<Tensor, Integer> entry : passing) {
      entry.getKey().bind(Slab.pointer(start + keptBytes + entry.getValue() * passingBytes));
    }
    for (Map.Entry<Tensor, Tensor> entry : aliases) {
      entry.getKey().bind(entry.getValue().memory().get_data_handle());
    }
  }

  private static long rounded(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
