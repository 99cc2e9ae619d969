package org.zwicky.data.synthetic;

/**
 * Arms of an exponential disk seen from above. Their crests are logarithmic spirals, ln(R/h) = φ
 * tan ψ, whose pitch angle ψ is the same everywhere (Kennicutt 1981, AJ 86, 1847).
 */
final class SpiralArms implements Light {

  private final double scaleLength;
  private final int arms;
  private final double windings;
  private final double phase;
  private final double sharpness;
  private final double irregularity;
  private final double lopsidedness;

  /**
   * @param scaleLength h of the disk, in pixels
   * @param arms number of arms
   * @param pitch ψ in radians: small is tightly wound; negative winds the other way
   * @param phase angle of the first arm at R = h
   * @param sharpness how narrow the arms are; 1 is a soft wave, 4 a narrow ridge
   * @param irregularity how far crests wander, in radians
   * @param lopsidedness how much brighter one side is, from 0 to 1
   */
  SpiralArms(
      double scaleLength,
      int arms,
      double pitch,
      double phase,
      double sharpness,
      double irregularity,
      double lopsidedness) {
    this.scaleLength = scaleLength;
    this.arms = arms;
    this.windings = 1 / Math.tan(pitch);
    this.phase = phase;
    this.sharpness = sharpness;
    this.irregularity = irregularity;
    this.lopsidedness = lopsidedness;
  }

  @Override
  public double at(double x, double y) {
    double radius = Math.sqrt(x * x + y * y) / scaleLength;
    if (radius < 0.05 || radius > 6) {
      return 0;
    }
    double angle = Math.atan2(y, x);
    double wander = irregularity * Math.sin(2.3 * radius + angle + 5 * phase);
    double crest = arms * (angle - windings * Math.log(radius) - phase) + wander;
    double wave = Math.exp(-sharpness * (1 - Math.cos(crest)));
    double side = 1 + lopsidedness * Math.cos(angle - 3 * phase);
    return Math.exp(-radius) * inner(radius) * wave * side;
  }

  /** Arms begin outside the bulge. */
  private static double inner(double radius) {
    double rise = Math.min(1, radius / 0.8);
    return rise * rise * (3 - 2 * rise);
  }
}
