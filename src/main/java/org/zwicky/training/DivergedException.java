package org.zwicky.training;

import java.util.Optional;
import org.zwicky.base.ZwickyException;

/** The training ran away: a loss or prediction is no longer a finite number. */
public final class DivergedException extends ZwickyException {

  private static final long serialVersionUID = 1L;

  private final int epoch;

  /**
   * @param explosion how the gradient had grown, for people; empty if it had not
   */
  public DivergedException(int epoch, String what, double value, Optional<String> explosion) {
    super(
        "diverged at epoch %d: the %s became %s%s"
            .formatted(
                epoch,
                what,
                Double.isNaN(value) ? "NaN" : "infinite",
                explosion.map(text -> "; " + text).orElse("")));
    this.epoch = epoch;
  }

  /** The epoch in which it showed, from 1. */
  public int epoch() {
    return epoch;
  }
}
