package org.zwicky.candidate.network;

import org.zwicky.base.BadInputException;

/** A layer cannot work on the shape it is given; the message names both. */
public class InfeasibleNetworkException extends BadInputException {

  private static final long serialVersionUID = 1L;

  private final int layer;

  /**
   * @param layer its position, from 1, repeats unrolled
   * @param message layer, shape, and why they do not go together
   */
  public InfeasibleNetworkException(int layer, String message) {
    super(message);
    this.layer = layer;
  }

  /** The layer's position, from 1, repeats unrolled. */
  public int layer() {
    return layer;
  }
}
