package org.zwicky.store;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.zwicky.metric.ConfidenceInterval;
import org.zwicky.study.ModelId;
import org.zwicky.study.TestImages;
import org.zwicky.study.TestKind;
import org.zwicky.study.TestResult;
import org.zwicky.study.TestRound;

/** Uses of the test part and what they measured. Callers bring the transaction. */
final class TestUseTable {

  private static final NamedValues<Double> METRICS =
      new NamedValues<>("test_metric", "result_id", Double.class);

  void insert(Handle handle, long studyId, TestRound round) {
    long id =
        handle
            .createUpdate(
                "INSERT INTO test_round (study_id, position, tested, crowned) VALUES"
                    + " (?, (SELECT COUNT(*) FROM test_round WHERE study_id = ?), ?, ?)")
            .bind(0, studyId)
            .bind(1, studyId)
            .bind(2, round.tested().atOffset(ZoneOffset.UTC))
            .bind(3, round.crowned())
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    insertImages(handle, id, round.images());
    for (int position = 0; position < round.results().size(); position++) {
      insertResult(handle, id, position, round.results().get(position));
    }
  }

  List<TestRound> select(Handle handle, long studyId) {
    return handle
        .createQuery("SELECT * FROM test_round WHERE study_id = ? ORDER BY position")
        .bind(0, studyId)
        .map(
            (row, context) ->
                new TestRound(
                    row.getObject("tested", OffsetDateTime.class).toInstant(),
                    row.getInt("crowned"),
                    selectImages(handle, row.getLong("id")),
                    selectResults(handle, row.getLong("id"))))
        .list();
  }

  private static void insertImages(Handle handle, long id, TestImages images) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO test_image (round_id, position, image_index, label) VALUES (?, ?, ?, ?)");
    for (int i = 0; i < images.count(); i++) {
      batch.bind(0, id).bind(1, i).bind(2, images.indices()[i]).bind(3, images.labels()[i]).add();
    }
    batch.execute();
  }

  private static TestImages selectImages(Handle handle, long id) {
    record Image(int index, int label) {}
    List<Image> images =
        handle
            .createQuery(
                "SELECT image_index, label FROM test_image WHERE round_id = ? ORDER BY position")
            .bind(0, id)
            .map((row, context) -> new Image(row.getInt(1), row.getInt(2)))
            .list();
    return new TestImages(
        images.stream().mapToInt(Image::index).toArray(),
        images.stream().mapToInt(Image::label).toArray());
  }

  private static void insertResult(Handle handle, long roundId, int position, TestResult result) {
    long id =
        handle
            .createUpdate(
                "INSERT INTO test_result (round_id, position, kind, classes, probabilities)"
                    + " VALUES (?, ?, ?, ?, ?)")
            .bind(0, roundId)
            .bind(1, position)
            .bind(2, result.kind().name())
            .bind(3, result.probabilities()[0].length)
            .bind(4, ProbabilityCodec.encode(result.probabilities()))
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    METRICS.insert(handle, id, result.metrics());
    int next = 0;
    for (TestResult.Member member : result.members()) {
      handle.execute(
          "INSERT INTO test_member (result_id, position, trial, seed_index, weight) VALUES (?, ?, ?, ?, ?)",
          id,
          next++,
          member.model().trial(),
          member.model().seedIndex(),
          member.weight());
    }
    next = 0;
    for (Map.Entry<String, ConfidenceInterval> entry : result.intervals().entrySet()) {
      handle.execute(
          "INSERT INTO test_interval (result_id, position, name, low, high, level) VALUES (?, ?, ?, ?, ?, ?)",
          id,
          next++,
          entry.getKey(),
          entry.getValue().low(),
          entry.getValue().high(),
          entry.getValue().level());
    }
  }

  private static List<TestResult> selectResults(Handle handle, long roundId) {
    return handle
        .createQuery("SELECT * FROM test_result WHERE round_id = ? ORDER BY position")
        .bind(0, roundId)
        .map(
            (row, context) -> {
              long id = row.getLong("id");
              return new TestResult(
                  TestKind.valueOf(row.getString("kind")),
                  selectMembers(handle, id),
                  METRICS.select(handle, id),
                  selectIntervals(handle, id),
                  ProbabilityCodec.decode(row.getBytes("probabilities"), row.getInt("classes")));
            })
        .list();
  }

  private static List<TestResult.Member> selectMembers(Handle handle, long id) {
    return handle
        .createQuery(
            "SELECT trial, seed_index, weight FROM test_member WHERE result_id = ? ORDER BY position")
        .bind(0, id)
        .map(
            (row, context) ->
                new TestResult.Member(new ModelId(row.getInt(1), row.getInt(2)), row.getInt(3)))
        .list();
  }

  private static Map<String, ConfidenceInterval> selectIntervals(Handle handle, long id) {
    Map<String, ConfidenceInterval> intervals = new LinkedHashMap<>();
    handle
        .createQuery(
            "SELECT name, low, high, level FROM test_interval WHERE result_id = ? ORDER BY position")
        .bind(0, id)
        .map(
            (row, context) ->
                Map.entry(
                    row.getString(1),
                    new ConfidenceInterval(row.getDouble(2), row.getDouble(3), row.getDouble(4))))
        .forEach(entry -> intervals.put(entry.getKey(), entry.getValue()));
    return intervals;
  }
}
