package org.zwicky.report;

import org.zwicky.analysis.MetricNames;
import org.zwicky.analysis.SearchGain;
import org.zwicky.metric.Goal;

/** Says in a sentence what a search added to the configuration that it started with. */
public final class SearchGainText {

  private static final String RECIPE = "the recipe the sweep started with";

  private SearchGainText() {}

  /** The sentence, plain text. */
  public static String of(SearchGain gain) {
    if (!gain.isKnown()) {
      return "The first trial, %s, %s: what the search added to it is not known."
          .formatted(RECIPE, fate(gain));
    }
    if (gain.isNone()) {
      return "No trial was better than the first, %s.".formatted(RECIPE);
    }
    return "The first trial, %s, has %s in %s; the search %s%s (trial %d)%s."
        .formatted(
            RECIPE,
            Format.score(gain.first().score()),
            MetricNames.label(gain.metric()),
            gain.goal() == Goal.MAXIMIZE
                ? "added " + Format.signed(gain.difference())
                : "lowered it by " + Format.score(gain.difference()),
            gain.margin().map(margin -> " ± " + Format.score(margin)).orElse(""),
            gain.best().orElseThrow().number(),
            gain.isTied() ? ", which these validation images can't tell from 0" : "");
  }

  private static String fate(SearchGain gain) {
    return switch (gain.first().state()) {
      case PRUNED -> "was pruned";
      case FAILED -> "failed";
      default -> "has no number in " + MetricNames.label(gain.metric());
    };
  }
}
