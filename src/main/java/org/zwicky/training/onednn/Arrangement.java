package org.zwicky.training.onednn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Map<Tensor, Tensor> aliases = new LinkedHashMap<>();

  /** Of each tensor that takes turns, its place. */
  private final Map<Tensor, Integer> passing = new LinkedHashMap<>();

  /** Of each place, how many such tensors had been written when its last one came. */
  private final List<Integer> lastWritten = new ArrayList<>();

  /** Places that nothing may overwrite now, each as often as it is held. */
  private final List<Integer> held = new ArrayList<>();

  private long keptBytes;
  private long passingBytes;

  /** A tensor that nothing else overwrites. */
  Tensor keep(long[] dims, memory.desc layout) {
    Tensor tensor = Tensor.unbound(dims, layout);
    kept.put(tensor, keptBytes);
    keptBytes += rounded(tensor.bytes());
    return tensor;
  }

  /**
   * A tensor that lasts until {@value #TURNS} more such tensors have been written, and as long as
   * it is held.
   */
  Tensor pass(long[] dims, memory.desc layout) {
    Tensor tensor = Tensor.unbound(dims, layout);
    int place = freePlace();
    lastWritten.set(place, passing.size());
    passing.put(tensor, place);
    passingBytes = Math.max(passingBytes, rounded(tensor.bytes()));
    return tensor;
  }

  private int freePlace() {
    for (int place = 0; place < lastWritten.size(); place++) {
      if (!held.contains(place) && passing.size() - lastWritten.get(place) >= TURNS) {
        return place;
      }
    }
    lastWritten.add(0);
    return lastWritten.size() - 1;
  }

  /** From now on nothing overwrites a tensor, until it has been released as often. */
  void hold(Tensor tensor) {
    place(tensor).ifPresent(held::add);
  }

  /** Ends what {@link #hold} began. */
  void release(Tensor tensor) {
    place(tensor).ifPresent(held::remove);
  }

  /** Where a tensor lies that takes turns; empty for others. */
  private Optional<Integer> place(Tensor tensor) {
    Tensor original = tensor;
    while (aliases.containsKey(original)) {
      original = aliases.get(original);
    }
    return Optional.ofNullable(passing.get(original));
  }

  /** The same numbers at the same place under another shape. */
  Tensor alias(Tensor original, long[] dims, memory.desc layout) {
    Tensor tensor = Tensor.unbound(dims, layout);
    aliases.put(tensor, original);
    return tensor;
  }

  /** To be called when a tensor that is not placed here has come to lie elsewhere. */
  void moved(Tensor tensor) {
    aliases.forEach(
        (alias, original) -> {
          if (original == tensor) {
            alias.bind(tensor.memory().get_data_handle());
            moved(alias);
          }
        });
  }

  long bytes() {
    return keptBytes + lastWritten.size() * passingBytes;
  }

  void place(long start) {
    kept.forEach((tensor, offset) -> tensor.bind(Slab.pointer(start + offset)));
    passing.forEach(
        (tensor, place) -> tensor.bind(Slab.pointer(start + keptBytes + place * passingBytes)));
    aliases.forEach((tensor, original) -> tensor.bind(original.memory().get_data_handle()));
  }

  private static long rounded(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
