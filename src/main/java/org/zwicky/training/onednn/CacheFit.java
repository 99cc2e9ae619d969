package org.zwicky.training.onednn;

import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.network.LayerSummary;
import org.zwicky.candidate.network.NetworkShapes;

/**
 * How many images to predict at once, so that what one layer writes the next finds in the cache.
 */
final class CacheFit {

  /** Second-level cache that a core has to itself, on most of today's processors. */
  private static final long CACHE_BYTES = 1 << 20;

  private CacheFit() {}

  /**
   * A power of two: each thread's images fit in its cache, but are enough that reading the
   * parameters anew for them does not cost more than their own numbers.
   *
   * @param threads that share the images, at least 1
   */
  static int images(NetworkShapes shapes, int threads) {
    long largest = shapes.input().size();
    for (LayerSummary row : shapes.rows()) {
      largest = Math.max(largest, row.output().size());
      for (FeatureShape inside : row.inside()) {
        largest = Math.max(largest, inside.size());
      }
    }
    long fitting = CACHE_BYTES / Float.BYTES / largest;
    long worthwhile = shapes.parameters() / shapes.activations();
    long wanted = threads * Math.max(1, Math.max(fitting, worthwhile));
    return (int) Long.highestOneBit(Math.min(wanted, 1 << 16));
  }
}
