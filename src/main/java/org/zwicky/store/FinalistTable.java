package org.zwicky.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.zwicky.study.Measurement;
import org.zwicky.study.ModelId;
import org.zwicky.study.Retraining;
import org.zwicky.study.TrialState;

/** Finalists trained again. Callers bring the transaction. */
final class FinalistTable {

  private static final NamedValues<Double> METRICS =
      new NamedValues<>("finalist_metric", "finalist_id", Double.class);

  /** A retraining's key and state. */
  record Head(long id, TrialState state) {}

  Optional<Head> head(Handle handle, long studyId, ModelId model) {
    return handle
        .createQuery(
            "SELECT id, state FROM finalist WHERE study_id = ? AND trial = ? AND seed_index = ?")
        .bind(0, studyId)
        .bind(1, model.trial())
        .bind(2, model.seedIndex())
        .map((row, context) -> new Head(row.getLong(1), TrialState.valueOf(row.getString(2))))
        .findOne();
  }

  void insert(Handle handle, long studyId, ModelId model, long seed) {
    handle.execute(
        "INSERT INTO finalist (study_id, trial, seed_index, seed, state) VALUES (?, ?, ?, ?, ?)",
        studyId,
        model.trial(),
        model.seedIndex(),
        seed,
        TrialState.RUNNING.name());
  }

  void end(Handle handle, long id, TrialState state, String reason) {
    handle.execute(
        "UPDATE finalist SET state = ?, reason = ? WHERE id = ?", state.name(), reason, id);
  }

  void epoch(Handle handle, long id, Measurement measurement) {
    handle.execute(
        "UPDATE finalist SET epochs = ?, seconds = seconds + ? WHERE id = ?",
        measurement.epoch(),
        measurement.seconds(),
        id);
  }

  void complete(
      Handle handle, long id, int bestEpoch, Map<String, Double> metrics, float[][] probabilities) {
    handle.execute("UPDATE finalist SET best_epoch = ? WHERE id = ?", bestEpoch, id);
    METRICS.insert(handle, id, metrics);
    handle.execute(
        "INSERT INTO finalist_prediction (finalist_id, classes, probabilities) VALUES (?, ?, ?)",
        id,
        probabilities[0].length,
        ProbabilityCodec.encode(probabilities));
  }

  List<Retraining> select(Handle handle, long studyId) {
    return handle
        .createQuery("SELECT * FROM finalist WHERE study_id = ? ORDER BY trial, seed_index")
        .bind(0, studyId)
        .map(
            (row, context) -> {
              Integer bestEpoch = row.getObject("best_epoch", Integer.class);
              return new Retraining(
                  new ModelId(row.getInt("trial"), row.getInt("seed_index")),
                  TrialState.valueOf(row.getString("state")),
                  row.getLong("seed"),
                  row.getInt("epochs"),
                  bestEpoch == null ? OptionalInt.empty() : OptionalInt.of(bestEpoch),
                  METRICS.select(handle, row.getLong("id")),
                  row.getDouble("seconds"),
                  row.getString("reason"));
            })
        .list();
  }

  Optional<float[][]> selectProbabilities(Handle handle, long id) {
    return handle
        .createQuery("SELECT classes, probabilities FROM finalist_prediction WHERE finalist_id = ?")
        .bind(0, id)
        .map((row, context) -> ProbabilityCodec.decode(row.getBytes(2), row.getInt(1)))
        .findOne();
  }
}
