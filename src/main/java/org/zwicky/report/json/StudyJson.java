package org.zwicky.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.zwicky.study.Study;
import org.zwicky.study.StudyChange;
import org.zwicky.study.StudyData;

/** A study as JSON, without its trials. */
public final class StudyJson {

  private StudyJson() {}

  /** What was changed of a study since it began, oldest first. */
  public static ArrayNode changes(List<StudyChange> changes) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (StudyChange change : changes) {
      ObjectNode row = json.addObject();
      row.put("when", change.when().toString());
      row.put("lastTrial", change.lastTrial());
      row.put("proposesAnew", change.proposesAnew());
      row.set("differences", JsonOutput.tree(change.differences()));
      row.put("earlierDefinition", change.earlierDefinition());
    }
    return json;
  }

  /** All of a study but its trials. */
  public static ObjectNode of(Study study, List<StudyChange> changes) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("study", study.name());
    json.put("created", study.created().toString());
    json.put("metric", study.objective().metric());
    json.put("goal", study.objective().goal().name().toLowerCase(Locale.ROOT));
    json.set("provenance", JsonOutput.tree(study.provenance()));
    if (study.data().isNone()) {
      json.putNull("data");
    } else {
      json.set("data", data(study.data()));
    }
    json.put("definition", study.definition());
    json.set("changes", changes(changes));
    return json;
  }

  private static ObjectNode data(StudyData data) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("description", data.description());
    json.put("sha256", data.sha256());
    json.set("classNames", JsonOutput.tree(data.classNames()));
    json.set("trainCounts", JsonOutput.tree(data.trainCounts()));
    json.set("validationCounts", JsonOutput.tree(data.validationCounts()));
    json.set("testCounts", JsonOutput.tree(data.testCounts()));
    json.set("validationImages", JsonOutput.tree(data.validationIndices()));
    json.set("validationLabels", JsonOutput.tree(data.validationLabels()));
    return json;
  }
}
