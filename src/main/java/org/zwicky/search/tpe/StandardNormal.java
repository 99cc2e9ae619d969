package org.zwicky.search.tpe;

/** The standard normal distribution. Pure functions. */
public final class StandardNormal {

  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  private StandardNormal() {}

  /**
   * The probability of a value below {@code x}, wrong by about 1e-15, and by less than 1e-7 of
   * itself far out: Hart's rational approximation 5666 as West gives it (Better approximations to
   * cumulative normal functions, Wilmott 2005), much faster than a series.
   */
  public static double cumulative(double x) {
    double distance = Math.abs(x);
    double tail = distance > 37 ? 0 : tail(distance);
    return x > 0 ? 1 - tail : tail;
  }

  private static double tail(double x) {
    double density = Math.exp(-0.5 * x * x);
    if (x >= 7.07106781186547) {
      double fraction = x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));
      return density / (fraction * ROOT_TWO_PI);
    }
    double above = 3.52624965998911e-02 * x + 0.700383064443688;
    above = above * x + 6.37396220353165;
    above = above * x + 33.912866078383;
    above = above * x + 112.079291497871;
    above = above * x + 221.213596169931;
    above = above * x + 220.206867912376;
    double below = 8.83883476483184e-02 * x + 1.75566716318264;
    below = below * x + 16.064177579207;
    below = below * x + 86.7807322029461;
    below = below * x + 296.564248779674;
    below = below * x + 637.333633378831;
    below = below * x + 793.826512519948;
    below = below * x + 440.413735824752;
    return density * above / below;
  }

  /**
   * The probability of a value between two others, also far out in a tail.
   *
   * @param from not above {@code to}
   */
  public static double between(double from, double to) {
    return from > 0 ? cumulative(-from) - cumulative(-to) : cumulative(to) - cumulative(from);
  }
}
