package org.zwicky.data.synthetic;

/**
 * Sérsic's profile (1963, Boletín de la Asociación Argentina de Astronomía 6, 41): I(r) = exp(-b
 * ((r/rₑ)^(1/n) - 1)), which is 1 at rₑ. Half of the light is within rₑ where b is as in {@link
 * #concentration}. n = 1 is the exponential disk, n = 4 de Vaucouleurs' elliptical.
 *
 * @see <a href="https://doi.org/10.1071/AS05001">Graham and Driver 2005, PASA 22, 118</a>
 */
final class SersicProfile implements Light {

  /** Softens the cusp at the centre, which no pixel resolves; in pixels. */
  private static final double CORE = 0.4;

  private final double effectiveRadius;
  private final double inverseIndex;
  private final double concentration;
  private final double boxiness;

  /**
   * @param index n, from 0.4 to 10
   * @param effectiveRadius rₑ in pixels
   * @param boxiness c of the generalised ellipse |x|ᶜ + |y|ᶜ = rᶜ (Athanassoula et al. 1990, MNRAS
   *     245, 130): 2 is an ellipse, more is a box
   */
  SersicProfile(double index, double effectiveRadius, double boxiness) {
    this.effectiveRadius = effectiveRadius;
    this.inverseIndex = 1 / index;
    this.concentration = concentration(index);
    this.boxiness = boxiness;
  }

  SersicProfile(double index, double effectiveRadius) {
    this(index, effectiveRadius, 2);
  }

  /**
   * The b for which rₑ holds half of the light, to one part in 10,000: the asymptotic expansion of
   * Ciotti and Bertin 1999, A&amp;A 352, 447, eq. 18 (Graham and Driver 2005, section 2.1).
   */
  static double concentration(double index) {
    return 2 * index
        - 1.0 / 3
        + 4 / (405 * index)
        + 46 / (25515 * index * index)
        + 131 / (1148175 * index * index * index);
  }

  @Override
  public double at(double x, double y) {
    return atRadius(radius(x, y));
  }

  /** Surface brightness at a radius in pixels. */
  double atRadius(double radius) {
    return Math.exp(-concentration * (Math.pow(radius / effectiveRadius, inverseIndex) - 1));
  }

  private double radius(double x, double y) {
    if (boxiness == 2) {
      return Math.sqrt(x * x + y * y + CORE * CORE);
    }
    double power = Math.pow(Math.abs(x), boxiness) + Math.pow(Math.abs(y), boxiness);
    return Math.pow(power + CORE, 1 / boxiness);
  }
}
