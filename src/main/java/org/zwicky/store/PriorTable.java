package org.zwicky.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.zwicky.space.Assignment;
import org.zwicky.study.PriorTrial;
import org.zwicky.study.TrialState;

/** Trials of earlier studies that a study's sampler is told of. Callers bring the transaction. */
final class PriorTable {

  void replace(Handle handle, long studyId, List<PriorTrial> priors) {
    handle.execute("DELETE FROM prior_trial WHERE study_id = ?", studyId);
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO prior_trial (study_id, position, source, number, state, score, epochs, parameters)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    int position = 0;
    for (PriorTrial prior : priors) {
      batch
          .bind(0, studyId)
          .bind(1, position++)
          .bind(2, prior.study())
          .bind(3, prior.number())
          .bind(4, prior.state().name())
          .bind(5, Double.isNaN(prior.value()) ? null : prior.value())
          .bind(6, prior.epochs())
          .bind(7, ParameterJson.toJson(prior.parameters().values()))
          .add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  List<PriorTrial> select(Handle handle, long studyId) {
    return handle
        .createQuery("SELECT * FROM prior_trial WHERE study_id = ? ORDER BY position")
        .bind(0, studyId)
        .map(
            (row, context) -> {
              Double score = row.getObject("score", Double.class);
              return new PriorTrial(
                  row.getString("source"),
                  row.getInt("number"),
                  parameters(row.getString("parameters")),
                  TrialState.valueOf(row.getString("state")),
                  score == null ? Double.NaN : score,
                  row.getInt("epochs"));
            })
        .list();
  }

  private static Assignment parameters(String json) {
    Map<String, Object> values = new LinkedHashMap<>();
    ((Map<?, ?>) ParameterJson.fromJson(json))
        .forEach((name, value) -> values.put((String) name, value));
    return new Assignment(values);
  }
}
