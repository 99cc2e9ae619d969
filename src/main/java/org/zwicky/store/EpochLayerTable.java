package org.zwicky.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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

  /** By epoch. */
  Map<Integer, List<LayerNorms>> select(Handle handle, long trialId) {
    record LayerRow(int epoch, LayerNorms norms) {}
    Map<Integer, List<LayerNorms>> norms = new LinkedHashMap<>();
    handle
        .createQuery(
            "SELECT epoch, name, gradient_norm, update_ratio FROM epoch_layer WHERE trial_id = ?"
                + " ORDER BY epoch, position")
        .bind(0, trialId)
        .map(
            (row, context) ->
                new LayerRow(
                    row.getInt(1),
                    new LayerNorms(row.getString(2), row.getDouble(3), row.getDouble(4))))
        .forEach(
            row -> norms.computeIfAbsent(row.epoch(), epoch -> new ArrayList<>()).add(row.norms()));
    return norms;
  }
}
