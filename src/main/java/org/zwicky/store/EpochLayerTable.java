package org.zwicky.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.zwicky.study.LayerNorms;
import org.zwicky.study.Measurement;

/** How strongly each epoch moved each layer. Callers bring the transaction. */
final class EpochLayerTable {

  void insert(Handle handle, long trialId, Measurement measurement) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO epoch_layer (trial_id, epoch, position, name, gradient_norm, update_ratio)"
                + " VALUES (?, ?, ?, ?, ?, ?)");
    int position = 0;
    for (LayerNorms layer : measurement.steps().layers()) {
      batch
          .bind(0, trialId)
          .bind(1, measurement.epoch())
          .bind(2, position++)
          .bind(3, layer.layer())
          .bind(4, layer.gradientNorm())
          .bind(5, layer.updateRatio())
          .add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  /** Removes those of an epoch and all after it. */
  void deleteFrom(Handle handle, long trialId, int epoch) {
    handle.execute("DELETE FROM epoch_layer WHERE trial_id = ? AND epoch >= ?", trialId, epoch);
  }

  /** By trial id and epoch. */
  Map<Long, Map<Integer, List<LayerNorms>>> select(Handle handle, RowScope scope) {
    record LayerRow(long trial, int epoch, LayerNorms norms) {}
    Map<Long, Map<Integer, List<LayerNorms>>> norms = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    scope
        .query(
            handle,
            "trial_id, epoch, name, gradient_norm, update_ratio",
            "epoch_layer",
            "epoch, position")
        .map(
            (row, context) ->
                new LayerRow(
                    row.getLong(1),
                    row.getInt(2),
                    new LayerNorms(
                        names.computeIfAbsent(row.getString(3), name -> name),
                        row.getDouble(4),
                        row.getDouble(5))))
        .forEach(
            row ->
                norms
                    .computeIfAbsent(row.trial(), id -> new HashMap<>())
                    .computeIfAbsent(row.epoch(), epoch -> new ArrayList<>())
                    .add(row.norms()));
    return norms;
  }
}
