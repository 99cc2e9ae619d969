package org.zwicky.search.tpe;

import java.util.random.RandomGenerator;

/** Densities along one axis, one a kernel. Immutable. */
interface Kernels {

  /** How many there are, the prior's among them. */
  int size();

  /**
   * A position drawn from one of them, with a value there.
   *
   * @param kernel in [0, size)
   */
  double draw(int kernel, RandomGenerator random);

  /**
   * Adds the logarithm of each kernel's density at a position to that kernel's sum; along axes of
   * single values it is the value's probability.
   *
   * @param sums one a kernel
   */
  void addLogDensities(double position, double[] sums);
}
