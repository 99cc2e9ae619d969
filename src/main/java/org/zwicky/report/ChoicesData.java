package org.zwicky.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zwicky.analysis.LeaderboardRow;
import org.zwicky.analysis.MetricNames;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.classwise.MetricComparison;
import org.zwicky.analysis.classwise.MetricRanking;

/** Overall versus specific: which trials each metric would choose. */
final class ChoicesData implements SectionData {

  @Override
  public String key() {
    return "choices";
  }

  @Override
  public Optional<Object> of(StudyReport report) {
    return MetricComparison.of(report).map(ChoicesData::data);
  }

  private static Object data(MetricComparison comparison) {
    return Map.of(
        "metrics",
        comparison.rankings().subList(0, comparison.foremost()).stream()
            .map(ChoicesData::metric)
            .toList(),
        "front",
        comparison.front().stream().map(LeaderboardRow::number).toList());
  }

  private static Map<String, Object> metric(MetricRanking ranking) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("label", MetricNames.label(ranking.metric()));
    data.put("pick", ranking.pick());
    data.put(
        "ranks",
        ranking.ranks().entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList());
    return data;
  }
}
