package org.zwicky.data.synthetic;

/**
 * Coordinates of a galaxy or a part of it: moved, turned, and flattened by the angle under which it
 * is seen.
 *
 * @param centerX centre, in the coordinates around it
 * @param centerY centre, in the coordinates around it
 * @param cosine of the angle of the long axis
 * @param sine of the angle of the long axis
 * @param axisRatio short by long axis, above 0, at most 1
 */
record Frame(double centerX, double centerY, double cosine, double sine, double axisRatio) {

  static Frame of(double centerX, double centerY, double angle, double axisRatio) {
    return new Frame(centerX, centerY, Math.cos(angle), Math.sin(angle), axisRatio);
  }

  /** Coordinate along the long axis. */
  double along(double x, double y) {
    return (x - centerX) * cosine + (y - centerY) * sine;
  }

  /** Coordinate along the short axis, stretched to undo the flattening. */
  double across(double x, double y) {
    return ((y - centerY) * cosine - (x - centerX) * sine) / axisRatio;
  }
}
