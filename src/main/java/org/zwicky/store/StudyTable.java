package org.zwicky.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.zwicky.metric.Goal;
import org.zwicky.study.Objective;
import org.zwicky.study.Study;
import org.zwicky.study.StudyData;

/** Studies with their classes, validation images and provenance. Callers bring the transaction. */
final class StudyTable {

  private static final NamedValues<String> PROVENANCE =
      new NamedValues<>("study_provenance", "study_id", String.class);

  /** The key of a study, which must be there. */
  long id(Handle handle, String name) {
    return handle
        .createQuery("SELECT id FROM study WHERE name = ?")
        .bind(0, name)
        .mapTo(Long.class)
        .findOne()
        .orElseThrow(() -> new IllegalArgumentException("no study is named '" + name + "'"));
  }

  void insert(Handle handle, Study study) {
    boolean hasData = !study.data().isNone();
    long id =
        handle
            .createUpdate(
                "INSERT INTO study (name, created, definition, metric, goal, data_description, data_sha256)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)")
            .bind(0, study.name())
            .bind(1, study.created().atOffset(ZoneOffset.UTC))
            .bind(2, study.definition())
            .bind(3, study.objective().metric())
            .bind(4, study.objective().goal().name())
            .bind(5, hasData ? study.data().description() : null)
            .bind(6, hasData ? study.data().sha256() : null)
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    if (hasData) {
      insertClasses(handle, id, study.data());
      insertValidationImages(handle, id, study.data());
    }
    PROVENANCE.insert(handle, id, study.provenance());
  }

  /** Replaces definition and provenance. */
  void amend(Handle handle, long id, Study study) {
    handle.execute("UPDATE study SET definition = ? WHERE id = ?", study.definition(), id);
    PROVENANCE.delete(handle, id);
    PROVENANCE.insert(handle, id, study.provenance());
  }

  /** Adds to the provenance, in place of an entry of that name. */
  void recordProvenance(Handle handle, long id, String name, String value) {
    Map<String, String> provenance = PROVENANCE.select(handle, id);
    provenance.put(name, value);
    PROVENANCE.delete(handle, id);
    PROVENANCE.insert(handle, id, provenance);
  }

  void delete(Handle handle, String name) {
    handle.execute("DELETE FROM study WHERE name = ?", name);
  }

  Optional<Study> select(Handle handle, String name) {
    return handle
        .createQuery("SELECT * FROM study WHERE name = ?")
        .bind(0, name)
        .map((row, context) -> read(handle, row))
        .findOne();
  }

  List<Study> selectAll(Handle handle) {
    return handle
        .createQuery("SELECT * FROM study ORDER BY created DESC, id DESC")
        .map((row, context) -> read(handle, row))
        .list();
  }

  private static void insertClasses(Handle handle, long id, StudyData data) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO study_class (study_id, class_index, name, train, validation, test)"
                + " VALUES (?, ?, ?, ?, ?, ?)");
    for (int c = 0; c < data.classNames().size(); c++) {
      batch
          .bind(0, id)
          .bind(1, c)
          .bind(2, data.classNames().get(c))
          .bind(3, data.trainCounts()[c])
          .bind(4, data.validationCounts()[c])
          .bind(5, data.testCounts()[c])
          .add();
    }
    batch.execute();
  }

  private static void insertValidationImages(Handle handle, long id, StudyData data) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO validation_image (study_id, position, image_index, label) VALUES (?, ?, ?, ?)");
    for (int i = 0; i < data.validationIndices().length; i++) {
      batch
          .bind(0, id)
          .bind(1, i)
          .bind(2, data.validationIndices()[i])
          .bind(3, data.validationLabels()[i])
          .add();
    }
    batch.execute();
  }

  private static Study read(Handle handle, ResultSet row) throws SQLException {
    long id = row.getLong("id");
    return new Study(
        row.getString("name"),
        row.getObject("created", OffsetDateTime.class).toInstant(),
        row.getString("definition"),
        new Objective(row.getString("metric"), Goal.valueOf(row.getString("goal"))),
        readData(handle, id, row.getString("data_description"), row.getString("data_sha256")),
        PROVENANCE.select(handle, id));
  }

  private static StudyData readData(Handle handle, long id, String description, String sha256) {
    if (description == null) {
      return StudyData.NONE;
    }
    record ClassRow(String name, int train, int validation, int test) {}
    record ImageRow(int index, int label) {}
    List<ClassRow> classes =
        handle
            .createQuery(
                "SELECT name, train, validation, test FROM study_class WHERE study_id = ? ORDER BY class_index")
            .bind(0, id)
            .map((r, c) -> new ClassRow(r.getString(1), r.getInt(2), r.getInt(3), r.getInt(4)))
            .list();
    List<ImageRow> images =
        handle
            .createQuery(
                "SELECT image_index, label FROM validation_image WHERE study_id = ? ORDER BY position")
            .bind(0, id)
            .map((r, c) -> new ImageRow(r.getInt(1), r.getInt(2)))
            .list();
    return new StudyData(
        description,
        sha256,
        classes.stream().map(ClassRow::name).toList(),
        classes.stream().mapToInt(ClassRow::train).toArray(),
        classes.stream().mapToInt(ClassRow::validation).toArray(),
        classes.stream().mapToInt(ClassRow::test).toArray(),
        images.stream().mapToInt(ImageRow::index).toArray(),
        images.stream().mapToInt(ImageRow::label).toArray());
  }
}
