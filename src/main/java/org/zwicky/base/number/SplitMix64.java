package org.zwicky.base.number;

/** The generator SplitMix64 (Steele, Lea and Flood 2014, figure 17) as a function of its state. */
public final class SplitMix64 {

  /** The golden ratio's fraction in 64 bits: what the state grows by. */
  public static final long GAMMA = 0x9E3779B97F4A7C15L;

  private SplitMix64() {}

  /** The number that a state gives: the finaliser of MurmurHash3, as variant 13 of Stafford. */
  public static long mix(long state) {
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
