package org.zwicky.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Whose rows a query of a table with a {@code trial_id} is for.
 *
 * @param condition on them
 * @param id what its parameter stands for
 */
record RowScope(String condition, long id) {

  /** One trial. */
  static RowScope ofTrial(long id) {
    return new RowScope("trial_id = ?", id);
  }

  /** All trials of a study. */
  static RowScope ofStudy(long id) {
    return new RowScope("trial_id IN (SELECT t.id FROM trial t WHERE t.study_id = ?)", id);
  }

  /** Columns and order are SQL of the caller's, never a person's words. */
  Query query(Handle handle, String columns, String table, String order) {
    return handle
        .createQuery(
            "SELECT %s FROM %s WHERE %s ORDER BY trial_id, %s"
                .formatted(columns, table, condition, order))
        .bind(0, id);
  }
}
