package org.zwicky.data.synthetic;

import java.util.random.RandomGenerator;

/**
 * The camera's noise: photons of galaxy and sky come at random (Poisson, here by its Gaussian
 * limit, good for the hundreds of electrons that the sky alone gives), and reading them out adds
 * more. The sky's mean is taken off, as in SDSS's images.
 *
 * @param electrons per unit of brightness
 * @param sky electrons of the sky per pixel
 * @param readNoise standard deviation of the read-out, in electrons
 */
record Noise(double electrons, double sky, double readNoise) {

  /** Adds noise to a plane in place. */
  void add(float[] plane, RandomGenerator random) {
    double constant = sky + readNoise * readNoise;
    for (int i = 0; i < plane.length; i++) {
      double deviation = Math.sqrt(Math.max(0, plane[i]) * electrons + constant) / electrons;
      plane[i] += (float) (deviation * random.nextGaussian());
    }
  }
}
