package org.zwicky.data.synthetic;

/** A distribution of light in the plane: its surface brightness at a point. */
@FunctionalInterface
interface Light {

  /** Surface brightness at that point, from 0, in its own units. */
  double at(double x, double y);

  /** This light laid into a frame: moved, turned and flattened. */
  default Light in(Frame frame) {
    return (x, y) -> at(frame.along(x, y), frame.across(x, y));
  }
}
