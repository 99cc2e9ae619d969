package org.zwicky.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.zwicky.analysis.importance.FavouredValue;
import org.zwicky.analysis.importance.ImportanceRanking;
import org.zwicky.analysis.importance.ParameterImportance;
import org.zwicky.analysis.importance.StudyImportance;

/** What mattered in a study as JSON, a list by metric. What is no number in JSON is null. */
public final class ImportanceJson {

  private ImportanceJson() {}

  /** One object a metric. */
  public static ArrayNode of(StudyImportance importance) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (ImportanceRanking ranking : importance.rankings()) {
      ObjectNode row = json.addObject();
      row.put("metric", ranking.metric());
      row.put("method", "PED-ANOVA");
      row.put("trials", ranking.trials());
      row.put("best", ranking.best());
      row.set("threshold", JsonOutput.number(ranking.threshold()));
      ArrayNode parameters = row.putArray("parameters");
      ranking.parameters().forEach(each -> parameters.add(of(each)));
    }
    return json;
  }

  private static ObjectNode of(ParameterImportance importance) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("parameter", importance.axis().name());
    json.put("scale", importance.axis().scale().name().toLowerCase(Locale.ROOT));
    json.put("share", importance.share());
    ObjectNode interval = json.putObject("interval");
    interval.put("low", importance.low());
    interval.put("high", importance.high());
    interval.put("level", 0.95);
    json.put("chance", importance.chance());
    json.put("active", importance.active());
    json.put("activeBest", importance.activeBest());
    FavouredValue favoured = importance.favoured();
    if (!favoured.isNone()) {
      ObjectNode best = json.putObject("favoured");
      if (importance.axis().isNumeric()) {
        best.put("low", favoured.low());
        best.put("median", favoured.median());
        best.put("high", favoured.high());
      } else {
        best.put("choice", favoured.choice());
        best.put("best", favoured.best());
        best.put("all", favoured.all());
      }
    }
    return json;
  }
}
