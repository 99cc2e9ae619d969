package org.zwicky.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.zwicky.metric.ClassMetrics;
import org.zwicky.metric.ConfusionMatrix;

/** What a complete trial answered on the validation part. Callers bring the transaction. */
final class ResultTable {

  private static final NamedValues<String> PROVENANCE =
      new NamedValues<>("trial_provenance", "trial_id", String.class);

  void insertProvenance(Handle handle, long trialId, Map<String, String> provenance) {
    PROVENANCE.insert(handle, trialId, provenance);
  }

  Map<String, String> selectProvenance(Handle handle, long trialId) {
    return PROVENANCE.select(handle, trialId);
  }

  /** By trial id. */
  Map<Long, Map<String, String>> selectProvenances(Handle handle, long studyId) {
    return PROVENANCE.selectOfStudy(handle, studyId);
  }

  void insertClassMetrics(Handle handle, long trialId, List<ClassMetrics> classes) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO class_metric (trial_id, class_index, \"PRECISION\", recall, f1, support)"
                + " VALUES (?, ?, ?, ?, ?, ?)");
    for (ClassMetrics metrics : classes) {
      batch
          .bind(0, trialId)
          .bind(1, metrics.index())
          .bind(2, metrics.precision())
          .bind(3, metrics.recall())
          .bind(4, metrics.f1())
          .bind(5, metrics.support())
          .add();
    }
    batch.execute();
  }

  void insertConfusion(Handle handle, long trialId, ConfusionMatrix confusion) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO confusion (trial_id, truth, prediction, images) VALUES (?, ?, ?, ?)");
    for (int truth = 0; truth < confusion.classes(); truth++) {
      for (int prediction = 0; prediction < confusion.classes(); prediction++) {
        batch
            .bind(0, trialId)
            .bind(1, truth)
            .bind(2, prediction)
            .bind(3, confusion.count(truth, prediction))
            .add();
      }
    }
    batch.execute();
  }

  Optional<ConfusionMatrix> selectConfusion(Handle handle, long trialId) {
    return Optional.ofNullable(selectConfusions(handle, RowScope.ofTrial(trialId)).get(trialId));
  }

  /** By trial id. */
  Map<Long, ConfusionMatrix> selectConfusions(Handle handle, RowScope scope) {
    record Cell(long trial, int truth, int prediction, long images) {}
    Map<Long, List<Cell>> cells = new HashMap<>();
    scope
        .query(handle, "trial_id, truth, prediction, images", "confusion", "truth, prediction")
        .map(
            (row, context) ->
                new Cell(row.getLong(1), row.getInt(2), row.getInt(3), row.getLong(4)))
        .forEach(cell -> cells.computeIfAbsent(cell.trial(), id -> new ArrayList<>()).add(cell));
    Map<Long, ConfusionMatrix> matrices = new HashMap<>();
    cells.forEach(
        (trial, ofTrial) -> {
          int classes = 1 + ofTrial.stream().mapToInt(Cell::truth).max().orElseThrow();
          long[][] counts = new long[classes][classes];
          ofTrial.forEach(cell -> counts[cell.truth()][cell.prediction()] = cell.images());
          matrices.put(trial, ConfusionMatrix.ofCounts(counts));
        });
    return matrices;
  }

  void insertProbabilities(Handle handle, long trialId, float[][] probabilities) {
    handle.execute(
        "INSERT INTO prediction (trial_id, classes, probabilities) VALUES (?, ?, ?)",
        trialId,
        probabilities[0].length,
        ProbabilityCodec.encode(probabilities));
  }

  Optional<float[][]> selectProbabilities(Handle handle, long trialId) {
    return handle
        .createQuery("SELECT classes, probabilities FROM prediction WHERE trial_id = ?")
        .bind(0, trialId)
        .map((row, context) -> ProbabilityCodec.decode(row.getBytes(2), row.getInt(1)))
        .findOne();
  }
}
