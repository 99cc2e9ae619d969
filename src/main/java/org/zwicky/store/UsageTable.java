package org.zwicky.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.zwicky.study.ResourceUsage;

/** What trials took of the machine. Callers bring the transaction. */
final class UsageTable {

  void merge(Handle handle, long trialId, ResourceUsage usage) {
    handle.execute(
        "MERGE INTO trial_usage (trial_id, cpu_seconds, peak_memory_bytes, mean_load) KEY (trial_id)"
            + " VALUES (?, ?, ?, ?)",
        trialId,
        usage.cpuSeconds(),
        usage.peakMemoryBytes(),
        usage.meanLoad());
  }

  Optional<ResourceUsage> select(Handle handle, long trialId) {
    return handle
        .createQuery(
            "SELECT cpu_seconds, peak_memory_bytes, mean_load FROM trial_usage WHERE trial_id = ?")
        .bind(0, trialId)
        .map(
            (row, context) -> new ResourceUsage(row.getDouble(1), row.getLong(2), row.getDouble(3)))
        .findOne();
  }
}
