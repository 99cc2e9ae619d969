package org.zwicky.training;

/** The training ran away: a loss or prediction is no longer a finite number. */
public final class DivergedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int epoch;

  DivergedException(int epoch, String what, double value) {
    super(
        "diverged at epoch %d: the %s became %s"
            .formatted(epoch, what, Double.isNaN(value) ? "NaN" : "infinite"));
    this.epoch = epoch;
  }

  /** The epoch in which it showed, from 1. */
  public int epoch() {
    return epoch;
  }
}
