package org.zwicky.store;

import java.util.ArrayList;
import java.util.HashMap;
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
    return select(handle, RowScope.ofTrial(trialId)).getOrDefault(trialId, List.of());
  }

  /** By trial id. */
  Map<Long, List<Measurement>> select(Handle handle, RowScope scope) {
    Map<Long, Map<Integer, Map<String, Double>>> metrics = metrics(handle, scope);
    Map<Long, Map<Integer, List<LayerNorms>>> norms = layers.select(handle, scope);
    Map<Long, List<Measurement>> measurements = new HashMap<>();
    scope
        .query(handle, "trial_id, epoch, seconds, learning_rate", "epoch", "epoch")
        .map(
            (row, context) -> {
              long trial = row.getLong(1);
              int epoch = row.getInt(2);
              return Map.entry(
                  trial,
                  new Measurement(
                      epoch,
                      metrics.getOrDefault(trial, Map.of()).getOrDefault(epoch, Map.of()),
                      row.getDouble(3),
                      new TrainingSteps(
                          Objects.requireNonNullElse(row.getObject(4, Double.class), Double.NaN),
                          norms.getOrDefault(trial, Map.of()).getOrDefault(epoch, List.of()))));
            })
        .forEach(
            each ->
                measurements
                    .computeIfAbsent(each.getKey(), id -> new ArrayList<>())
                    .add(each.getValue()));
    return measurements;
  }

  private static Map<Long, Map<Integer, Map<String, Double>>> metrics(
      Handle handle, RowScope scope) {
    record MetricRow(long trial, int epoch, String name, double value) {}
    Map<Long, Map<Integer, Map<String, Double>>> metrics = new HashMap<>();
    // There are many rows and few names.
    Map<String, String> names = new HashMap<>();
    scope
        .query(handle, "trial_id, epoch, name, \"VALUE\"", "epoch_metric", "epoch, position")
        .map(
            (row, context) ->
                new MetricRow(row.getLong(1), row.getInt(2), row.getString(3), row.getDouble(4)))
        .forEach(
            row ->
                metrics
                    .computeIfAbsent(row.trial(), id -> new HashMap<>())
                    .computeIfAbsent(row.epoch(), epoch -> new LinkedHashMap<>())
                    .put(names.computeIfAbsent(row.name(), name -> name), row.value()));
    return metrics;
  }
}
