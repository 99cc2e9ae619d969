package org.zwicky.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.zwicky.study.LayerNorms;
import org.zwicky.study.Measurement;
import org.zwicky.study.TrainingSteps;

/** What each epoch of a trial measured. Callers bring the transaction. */
final class EpochTable {

  private final EpochLayerTable layers = new EpochLayerTable();

  void insert(Handle handle, long trialId, Measurement measurement) {
    handle.execute(
        "INSERT INTO epoch (trial_id, epoch, seconds, learning_rate) VALUES (?, ?, ?, ?)",
        trialId,
        measurement.epoch(),
        measurement.seconds(),
        measurement.steps().learningRate());
    layers.insert(handle, trialId, measurement);
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO epoch_metric (trial_id, epoch, position, name, \"VALUE\") VALUES (?, ?, ?, ?, ?)");
    int position = 0;
    for (Map.Entry<String, Double> metric : measurement.metrics().entrySet()) {
      batch
          .bind(0, trialId)
          .bind(1, measurement.epoch())
          .bind(2, position++)
          .bind(3, metric.getKey())
          .bind(4, metric.getValue())
          .add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  /** Removes an epoch and all after it. */
  void deleteFrom(Handle handle, long trialId, int epoch) {
    handle.execute("DELETE FROM epoch_metric WHERE trial_id = ? AND epoch >= ?", trialId, epoch);
    layers.deleteFrom(handle, trialId, epoch);
    handle.execute("DELETE FROM epoch WHERE trial_id = ? AND epoch >= ?", trialId, epoch);
  }

  List<Measurement> select(Handle handle, long trialId) {
    record MetricRow(int epoch, String name, double value) {}
    Map<Integer, Map<String, Double>> metrics = new LinkedHashMap<>();
    handle
        .createQuery(
            "SELECT epoch, name, \"VALUE\" FROM epoch_metric WHERE trial_id = ? ORDER BY epoch, position")
        .bind(0, trialId)
        .map((row, context) -> new MetricRow(row.getInt(1), row.getString(2), row.getDouble(3)))
        .forEach(
            row ->
                metrics
                    .computeIfAbsent(row.epoch(), epoch -> new LinkedHashMap<>())
                    .put(row.name(), row.value()));
    Map<Integer, List<LayerNorms>> norms = layers.select(handle, trialId);
    return handle
        .createQuery(
            "SELECT epoch, seconds, learning_rate FROM epoch WHERE trial_id = ? ORDER BY epoch")
        .bind(0, trialId)
        .map(
            (row, context) ->
                new Measurement(
                    row.getInt(1),
                    metrics.getOrDefault(row.getInt(1), Map.of()),
                    row.getDouble(2),
                    new TrainingSteps(
                        Objects.requireNonNullElse(row.getObject(3, Double.class), Double.NaN),
                        norms.getOrDefault(row.getInt(1), List.of()))))
        .list();
  }
}
