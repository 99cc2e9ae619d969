package org.zwicky.search.tpe;

/**
 * What there is to choose in the algorithm.
 *
 * @param startUp trials of an even spread before the first estimate
 * @param goodShare of the finished trials that count as good
 * @param mostGood that many at most
 * @param draws from the density of the good ones, of which the most promising is proposed
 * @param byGain whether good trials weigh by what they gain over the worst of them; else all alike
 */
public record TpeSettings(int startUp, double goodShare, int mostGood, int draws, boolean byGain) {

  /** What measured best; see docs/samplers.md. */
  public static final TpeSettings DEFAULT = new TpeSettings(10, 0.1, 25, 24, true);
}
