package org.zwicky.finals;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.zwicky.store.DatabaseLocation;
import org.zwicky.store.H2Database;
import org.zwicky.store.H2TrialStore;
import org.zwicky.study.ModelId;
import org.zwicky.study.Retraining;
import org.zwicky.study.StudyFixtures;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialState;
import org.zwicky.study.TrialStore;

/** Trials, retrainings and a store. */
final class FinalsFixtures {

  private FinalsFixtures() {}

  static Trial trial(int number, TrialState state, double macroF1, double seconds) {
    return new Trial(
        number,
        state,
        number,
        StudyFixtures.parameters(number),
        Map.of("macroF1", macroF1),
        3,
        OptionalInt.of(2),
        OptionalLong.of(10),
        Optional.empty(),
        Optional.empty(),
        "",
        seconds,
        Optional.empty());
  }

  static Trial complete(int number, double macroF1) {
    return trial(number, TrialState.COMPLETE, macroF1, 10);
  }

  static Retraining retraining(int trial, int seedIndex, double macroF1) {
    return new Retraining(
        new ModelId(trial, seedIndex),
        TrialState.COMPLETE,
        5,
        3,
        OptionalInt.of(2),
        Map.of("macroF1", macroF1),
        1,
        "");
  }

  static Retraining failed(int trial, int seedIndex) {
    return new Retraining(
        new ModelId(trial, seedIndex),
        TrialState.FAILED,
        5,
        1,
        OptionalInt.empty(),
        Map.of(),
        1,
        "the loss became NaN");
  }

  static TrialStore store(Path directory) {
    return new H2TrialStore(
        H2Database.open(DatabaseLocation.of(directory.resolve("x.db").toString())),
        Clock.systemUTC());
  }
}
