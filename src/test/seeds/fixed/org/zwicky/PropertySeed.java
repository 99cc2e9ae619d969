package org.zwicky;

/** What the values of property tests are drawn from. */
public final class PropertySeed {

  /** Properties draw the same values in every build. */
  public static final String SEED = "20261130";

  private PropertySeed() {}
}
