package org.zwicky.training.spec;

/**
 * How unequal class sizes are treated.
 *
 * @param type the treatment
 * @param gamma focusing parameter of the focal loss, at least 0; without effect on other treatments
 */
public record ImbalanceSpec(ImbalanceKind type, double gamma) {

  /** Lin et al. 2017, section 4.1, found 2 to work best. */
  public static final double DEFAULT_GAMMA = 2.0;
}
