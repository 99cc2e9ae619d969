package org.zwicky.report;

import org.zwicky.analysis.MetricNames;
import org.zwicky.analysis.StudySummary;

/**
 * A study on the index.
 *
 * @param summary the study in one line
 * @param link to its page, relative to the index; empty if it has none yet
 */
public record IndexEntry(StudySummary summary, String link) {

  /** The name of its objective for people. */
  public String metricLabel() {
    return MetricNames.label(summary.metric());
  }
}
