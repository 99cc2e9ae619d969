package org.zwicky.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.zwicky.study.StudyChange;

/** What resumed sweeps changed of their study's definition. Callers bring the transaction. */
final class ChangeTable {

  void insert(Handle handle, long studyId, StudyChange change) {
    handle.execute(
        "INSERT INTO study_change (study_id, position, changed, last_trial, proposes_anew, differences, definition)"
            + " VALUES (?, (SELECT COUNT(*) FROM study_change WHERE study_id = ?), ?, ?, ?, ?, ?)",
        studyId,
        studyId,
        change.when().atOffset(ZoneOffset.UTC),
        change.lastTrial(),
        change.proposesAnew(),
        ParameterJson.toJson(change.differences()),
        change.earlierDefinition());
  }

  List<StudyChange> select(Handle handle, long studyId) {
    return handle
        .createQuery("SELECT * FROM study_change WHERE study_id = ? ORDER BY position")
        .bind(0, studyId)
        .map(
            (row, context) ->
                new StudyChange(
                    row.getObject("changed", OffsetDateTime.class).toInstant(),
                    row.getInt("last_trial"),
                    row.getBoolean("proposes_anew"),
                    ((List<?>) ParameterJson.fromJson(row.getString("differences")))
                        .stream().map(String.class::cast).toList(),
                    row.getString("definition")))
        .list();
  }
}
