package org.zwicky.store;

import java.util.HashMap;
import java.util.Map;
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
    return Optional.ofNullable(select(handle, RowScope.ofTrial(trialId)).get(trialId));
  }

  /** By trial id. */
  Map<Long, ResourceUsage> select(Handle handle, RowScope scope) {
    Map<Long, ResourceUsage> usages = new HashMap<>();
    scope
        .query(
            handle,
            "trial_id, cpu_seconds, peak_memory_bytes, mean_load",
            "trial_usage",
            "trial_id")
        .map(
            (row, context) ->
                Map.entry(
                    row.getLong(1),
                    new ResourceUsage(row.getDouble(2), row.getLong(3), row.getDouble(4))))
        .forEach(each -> usages.put(each.getKey(), each.getValue()));
    return usages;
  }
}
