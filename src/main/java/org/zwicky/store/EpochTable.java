package org.zwicky.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.zwicky.study.Measurement;

/** What each epoch of a trial measured. Callers bring the transaction. */
final class EpochTable {

  void insert(Handle handle, long trialId, Measurement measurement) {
    handle.execute(
        "INSERT INTO epoch (trial_id, epoch, seconds) VALUES (?, ?, ?)",
        trialId,
        measurement.epoch(),
        measurement.seconds());
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
    return handle
        .createQuery("SELECT epoch, seconds FROM epoch WHERE trial_id = ? ORDER BY epoch")
        .bind(0, trialId)
        .map(
            (row, context) ->
                new Measurement(
                    row.getInt(1), metrics.getOrDefault(row.getInt(1), Map.of()), row.getDouble(2)))
        .list();
  }
}
