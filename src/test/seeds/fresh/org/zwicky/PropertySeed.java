package org.zwicky;

/** What the values of property tests are drawn from. */
public final class PropertySeed {

  /** Properties draw new values in every build, with -Pfresh-seeds. */
  public static final String SEED = "";

  private PropertySeed() {}
}
