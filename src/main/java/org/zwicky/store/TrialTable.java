package org.zwicky.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.zwicky.space.Assignment;
import org.zwicky.study.PrunedResult;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialRequest;
import org.zwicky.study.TrialState;

/** Trials with their parameters and final metrics. Callers bring the transaction. */
final class TrialTable {

  private static final NamedValues<String> PARAMETERS =
      new NamedValues<>("trial_parameter", "trial_id", String.class);
  private static final NamedValues<Double> METRICS =
      new NamedValues<>("trial_metric", "trial_id", Double.class);
  private static final NamedValues<Double> SPREAD =
      new NamedValues<>("trial_spread", "trial_id", Double.class);
  private static final String SELECT =
      "SELECT t.*, (SELECT COUNT(*) FROM epoch e WHERE e.trial_id = t.id) AS epochs FROM trial t";

  /** A trial's key, state and seconds spent, as far as a change of it needs them. */
  record Head(long id, TrialState state, double seconds) {}

  Optional<Head> head(Handle handle, long studyId, int number) {
    return handle
        .createQuery("SELECT id, state, seconds FROM trial WHERE study_id = ? AND number = ?")
        .bind(0, studyId)
        .bind(1, number)
        .map(
            (row, context) ->
                new Head(row.getLong(1), TrialState.valueOf(row.getString(2)), row.getDouble(3)))
        .findOne();
  }

  void insert(Handle handle, long studyId, TrialRequest request, Instant started) {
    long id =
        handle
            .createUpdate(
                "INSERT INTO trial (study_id, number, state, seed, started, timed_until) VALUES (?, ?, ?, ?, ?, ?)")
            .bind(0, studyId)
            .bind(1, request.number())
            .bind(2, TrialState.RUNNING.name())
            .bind(3, request.seed())
            .bind(4, started.atOffset(ZoneOffset.UTC))
            .bind(5, started.atOffset(ZoneOffset.UTC))
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    Map<String, String> values = new LinkedHashMap<>();
    request
        .parameters()
        .values()
        .forEach((name, value) -> values.put(name, ParameterJson.toJson(value)));
    PARAMETERS.insert(handle, id, values);
  }

  void restart(Handle handle, long id, Instant started) {
    handle.execute(
        "UPDATE trial SET state = ?, started = ?, timed_until = ?, finished = NULL WHERE id = ?",
        TrialState.RUNNING.name(),
        started.atOffset(ZoneOffset.UTC),
        started.atOffset(ZoneOffset.UTC),
        id);
  }

  void time(Handle handle, long id, double seconds, Instant until) {
    handle.execute(
        "UPDATE trial SET seconds = ?, timed_until = ? WHERE id = ?",
        seconds,
        until.atOffset(ZoneOffset.UTC),
        id);
  }

  void end(
      Handle handle, long id, TrialState state, String reason, double seconds, Instant finished) {
    handle.execute(
        "UPDATE trial SET state = ?, reason = ?, seconds = ?, timed_until = NULL, finished = ?"
            + " WHERE id = ?",
        state.name(),
        reason,
        seconds,
        finished.atOffset(ZoneOffset.UTC),
        id);
  }

  void complete(
      Handle handle,
      long id,
      int bestEpoch,
      long networkParameters,
      Map<String, Double> metrics,
      Map<String, Double> spread) {
    handle.execute(
        "UPDATE trial SET best_epoch = ?, network_parameters = ? WHERE id = ?",
        bestEpoch,
        networkParameters,
        id);
    score(handle, id, metrics);
    SPREAD.insert(handle, id, spread);
  }

  /** What a trial had come to when it was pruned. */
  void pruned(Handle handle, long id, PrunedResult result) {
    result
        .bestEpoch()
        .ifPresent(
            epoch -> handle.execute("UPDATE trial SET best_epoch = ? WHERE id = ?", epoch, id));
    score(handle, id, result.metrics());
  }

  void score(Handle handle, long id, Map<String, Double> metrics) {
    METRICS.insert(handle, id, metrics);
  }

  /** The keys of the trials of a study, by number. */
  Map<Integer, Long> ids(Handle handle, long studyId) {
    Map<Integer, Long> ids = new HashMap<>();
    handle
        .createQuery("SELECT number, id FROM trial WHERE study_id = ?")
        .bind(0, studyId)
        .map((row, context) -> Map.entry(row.getInt(1), row.getLong(2)))
        .forEach(each -> ids.put(each.getKey(), each.getValue()));
    return ids;
  }

  List<Trial> selectAll(Handle handle, long studyId) {
    Map<Long, Map<String, String>> parameters = PARAMETERS.selectOfStudy(handle, studyId);
    Map<Long, Map<String, Double>> metrics = METRICS.selectOfStudy(handle, studyId);
    Map<Long, Map<String, Double>> spread = SPREAD.selectOfStudy(handle, studyId);
    return handle
        .createQuery(SELECT + " WHERE t.study_id = ? ORDER BY t.number")
        .bind(0, studyId)
        .map(
            (row, context) -> {
              long id = row.getLong("id");
              return read(
                  row,
                  parameters.getOrDefault(id, Map.of()),
                  metrics.getOrDefault(id, Map.of()),
                  spread.getOrDefault(id, Map.of()));
            })
        .list();
  }

  Trial select(Handle handle, long id) {
    return handle
        .createQuery(SELECT + " WHERE t.id = ?")
        .bind(0, id)
        .map(
            (row, context) ->
                read(
                    row,
                    PARAMETERS.select(handle, id),
                    METRICS.select(handle, id),
                    SPREAD.select(handle, id)))
        .one();
  }

  private static Trial read(
      ResultSet row,
      Map<String, String> parameters,
      Map<String, Double> metrics,
      Map<String, Double> spread)
      throws SQLException {
    Map<String, Object> values = new LinkedHashMap<>();
    parameters.forEach((name, json) -> values.put(name, ParameterJson.fromJson(json)));
    Integer bestEpoch = row.getObject("best_epoch", Integer.class);
    Long networkParameters = row.getObject("network_parameters", Long.class);
    return new Trial(
        row.getInt("number"),
        TrialState.valueOf(row.getString("state")),
        row.getLong("seed"),
        new Assignment(values),
        metrics,
        row.getInt("epochs"),
        bestEpoch == null ? OptionalInt.empty() : OptionalInt.of(bestEpoch),
        networkParameters == null ? OptionalLong.empty() : OptionalLong.of(networkParameters),
        instant(row, "started"),
        instant(row, "finished"),
        row.getString("reason"),
        row.getDouble("seconds"),
        instant(row, "timed_until"),
        spread);
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
