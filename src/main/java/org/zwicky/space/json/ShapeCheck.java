package org.zwicky.space.json;

import java.util.List;

/**
 * How many of a space's networks work on the images.
 *
 * @param sampled different assignments that were tried
 * @param infeasible how many of them have a layer that cannot work on what it is given
 * @param reasons the different reasons, most frequent first
 */
public record ShapeCheck(int sampled, int infeasible, List<String> reasons) {

  public ShapeCheck {
    reasons = List.copyOf(reasons);
  }
}
