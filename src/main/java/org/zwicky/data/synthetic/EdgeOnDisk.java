package org.zwicky.data.synthetic;

/**
 * An exponential disk seen from the side: I = (R/h) K₁(R/h) sech²(z/z₀) (van der Kruit and Searle
 * 1981, A&amp;A 95, 105, eq. 5). The Bessel function's x K₁(x) is taken as √(1 + πx/2) e⁻ˣ, right
 * at 0 and far out, and within 4% between.
 *
 * @param scaleLength h along the disk, in pixels
 * @param scaleHeight z₀ above it, in pixels
 * @param dust part of the light that a lane of dust in the middle takes away, from 0 to 1
 */
record EdgeOnDisk(double scaleLength, double scaleHeight, double dust) implements Light {

  @Override
  public double at(double x, double y) {
    double along = Math.abs(x) / scaleLength;
    double cosh = Math.cosh(Math.min(Math.abs(y) / scaleHeight, 30));
    double lane = y / (0.45 * scaleHeight);
    return Math.sqrt(1 + Math.PI * along / 2)
        * Math.exp(-along)
        / (cosh * cosh)
        * (1 - dust * Math.exp(-lane * lane));
  }
}
