package org.zwicky.analysis.importance;

/**
 * How much a parameter mattered.
 *
 * @param axis the parameter
 * @param share its importance as a share of that of all, in [0, 1]
 * @param low lower end of the 95 % bootstrap interval of the share
 * @param high its upper end
 * @param chance what share luck alone reaches: 95 % of the importances that it has when the best
 *     are drawn at random from the trials in which it takes part are below this; can exceed 1
 * @param active trials in which it takes part
 * @param activeBest of the best trials, those in which it takes part
 * @param favoured what the best trials have of it
 */
public record ParameterImportance(
    ParameterAxis axis,
    double share,
    double low,
    double high,
    double chance,
    int active,
    int activeBest,
    FavouredValue favoured) {

  /** Whether the parameter mattered more than luck alone would make it seem. */
  public boolean exceedsChance() {
    return share > chance;
  }
}
