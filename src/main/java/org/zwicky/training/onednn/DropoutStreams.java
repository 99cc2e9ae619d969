package org.zwicky.training.onednn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.zwicky.candidate.network.Dropped;
import org.zwicky.candidate.network.LayerSpec;

/**
 * A stream of random numbers for each layer that may drop something, whatever its rate. Those of
 * residual blocks are split off after those of dropout layers, which therefore draw the same with
 * and without such blocks. Not thread-safe.
 */
final class DropoutStreams {

  private final Map<Integer, DropoutStream> streams = new LinkedHashMap<>();

  /**
   * @param random each layer splits its own stream from it
   */
  DropoutStreams(List<LayerSpec> specs, SplittableRandom random) {
    for (Dropped kind : Dropped.values()) {
      for (int i = 0; i < specs.size(); i++) {
        if (kind != Dropped.NOTHING && specs.get(i).drops() == kind) {
          streams.put(i, new DropoutStream(random.split()));
        }
      }
    }
  }

  /**
   * That of a dropout layer or residual block.
   *
   * @param layer its place among all layers, from 0
   */
  DropoutStream of(int layer) {
    return streams.get(layer);
  }

  /** All go on with other random numbers. */
  void restart(SplittableRandom random) {
    streams.values().forEach(stream -> stream.restart(random.split()));
  }
}
