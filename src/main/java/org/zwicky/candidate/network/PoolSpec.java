package org.zwicky.candidate.network;

/**
 * Square pooling. What lies outside the map counts for nothing: the maximum and the average are
 * those of a window's pixels inside the map.
 *
 * @param type maximum or average
 * @param size side of the window in pixels, at least 1
 * @param stride step in pixels, at least 1
 * @param padding whether windows may reach beyond the map
 */
public record PoolSpec(PoolKind type, int size, int stride, Padding padding) implements LayerSpec {

  /** Pooling of whole windows only. */
  public PoolSpec(PoolKind type, int size, int stride) {
    this(type, size, stride, Padding.VALID);
  }

  /** How it moves over the map. */
  public Window window() {
    return new Window(size, stride, padding, 1);
  }

  @Override
  public String brief() {
    return "pool " + size + (stride == size ? "" : "/" + stride);
  }

  @Override
  public String text() {
    return LayerText.lower(type) + " " + brief() + (padding == Padding.SAME ? " same" : "");
  }

  @Override
  public LayerSummary summarise(LayerInput input) {
    input.requireMap(this);
    return LayerInput.row(this, input.pooled(this, window()), 0);
  }
}
