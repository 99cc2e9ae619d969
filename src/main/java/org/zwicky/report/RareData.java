package org.zwicky.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.classwise.RareClass;
import org.zwicky.analysis.classwise.TreatmentEffect;

/** What became of the rarest class. */
final class RareData implements SectionData {

  @Override
  public String key() {
    return "rare";
  }

  @Override
  public Optional<Object> of(StudyReport report) {
    return RareClass.of(report).map(RareData::data);
  }

  private static Object data(RareClass rare) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("rarest", rare.index());
    data.put("front", rare.front().stream().map(trial -> trial.row().number()).toList());
    data.put("effects", rare.effects().stream().map(RareData::effect).toList());
    return data;
  }

  private static Map<String, Object> effect(TreatmentEffect effect) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("label", effect.label());
    data.put("trials", effect.trials());
    data.put("recalls", effect.recalls());
    data.put(
        "quartiles",
        List.of(
            effect.recall(0),
            effect.recall(0.25),
            effect.recall(0.5),
            effect.recall(0.75),
            effect.recall(1)));
    return data;
  }
}
