package org.zwicky.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * A table of named values in a stable order that hang on an owner: columns owner, position, name,
 * value.
 *
 * @param <V> what the value column holds
 */
final class NamedValues<V> {

  private final String table;
  private final String owner;
  private final Class<V> type;

  NamedValues(String table, String owner, Class<V> type) {
    this.table = table;
    this.owner = owner;
    this.type = type;
  }

  void insert(Handle handle, long ownerId, Map<String, V> values) {
    if (values.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO %s (%s, position, name, \"VALUE\") VALUES (?, ?, ?, ?)"
                .formatted(table, owner));
    int position = 0;
    for (Map.Entry<String, V> entry : values.entrySet()) {
      batch
          .bind(0, ownerId)
          .bind(1, position++)
          .bind(2, entry.getKey())
          .bind(3, entry.getValue())
          .add();
    }
    batch.execute();
  }

  void delete(Handle handle, long ownerId) {
    handle.execute("DELETE FROM %s WHERE %s = ?".formatted(table, owner), ownerId);
  }

  Map<String, V> select(Handle handle, long ownerId) {
    Map<String, V> values = new LinkedHashMap<>();
    handle
        .createQuery(
            "SELECT name, \"VALUE\" FROM %s WHERE %s = ? ORDER BY position".formatted(table, owner))
        .bind(0, ownerId)
        .map((row, context) -> Map.entry(row.getString(1), row.getObject(2, type)))
        .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return values;
  }

  /** The values of all trials of a study, by trial id. */
  Map<Long, Map<String, V>> selectOfStudy(Handle handle, long studyId) {
    Map<Long, Map<String, V>> values = new HashMap<>();
    handle
        .createQuery(
            ("SELECT v.trial_id, v.name, v.\"VALUE\" FROM %s v JOIN trial t ON t.id = v.trial_id"
                    + " WHERE t.study_id = ? ORDER BY v.trial_id, v.position")
                .formatted(table))
        .bind(0, studyId)
        .map((row, context) -> new Row<>(row.getLong(1), row.getString(2), row.getObject(3, type)))
        .forEach(
            row ->
                values
                    .computeIfAbsent(row.owner(), id -> new LinkedHashMap<>())
                    .put(row.name(), row.value()));
    return values;
  }

  private record Row<V>(long owner, String name, V value) {}
}
