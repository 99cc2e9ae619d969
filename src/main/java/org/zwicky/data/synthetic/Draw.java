package org.zwicky.data.synthetic;

import java.util.random.RandomGenerator;

/** Random choices with the distributions that recipes ask for. */
final class Draw {

  private final RandomGenerator random;

  Draw(RandomGenerator random) {
    this.random = random;
  }

  RandomGenerator random() {
    return random;
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Uniform in the logarithm. */
  double logBetween(double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }

  double angle() {
    return 2 * Math.PI * random.nextDouble();
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Either sign, as likely. */
  double sign() {
    return random.nextBoolean() ? 1 : -1;
  }

  int oneOf(int... values) {
    return values[random.nextInt(values.length)];
  }

  /** Poisson by Knuth's products (The Art of Computer Programming 2, 3.4.1), for small means. */
  int poisson(double mean) {
    double limit = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }
}
