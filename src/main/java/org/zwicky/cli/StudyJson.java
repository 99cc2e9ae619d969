package org.zwicky.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.zwicky.study.Study;
import org.zwicky.study.StudyChange;

/** A study as JSON, without its trials. */
final class StudyJson {

  private StudyJson() {}

  /** What was changed of a study since it began, oldest first. */
  static ArrayNode changes(List<StudyChange> changes) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (StudyChange change : changes) {
      ObjectNode row = json.addObject();
      row.put("when", change.when().toString());
      row.put("lastTrial", change.lastTrial());
      row.put("proposesAnew", change.proposesAnew());
      row.set("differences", Json.tree(change.differences()));
      row.put("earlierDefinition", change.earlierDefinition());
    }
    return json;
  }

  static ObjectNode of(Study study, List<StudyChange> changes) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("study", study.name());
    json.put("created", study.created().toString());
    json.put("metric", study.objective().metric().key());
    json.put("goal", study.objective().goal().name().toLowerCase(Locale.ROOT));
    json.set("provenance", Json.tree(study.provenance()));
    ObjectNode data = json.putObject("data");
    data.put("description", study.data().description());
    data.put("sha256", study.data().sha256());
    data.set("classNames", Json.tree(study.data().classNames()));
    data.set("trainCounts", Json.tree(study.data().trainCounts()));
    data.set("validationCounts", Json.tree(study.data().validationCounts()));
    data.set("testCounts", Json.tree(study.data().testCounts()));
    data.set("validationImages", Json.tree(study.data().validationIndices()));
    data.set("validationLabels", Json.tree(study.data().validationLabels()));
    json.put("definition", study.definition());
    json.set("changes", changes(changes));
    return json;
  }
}
