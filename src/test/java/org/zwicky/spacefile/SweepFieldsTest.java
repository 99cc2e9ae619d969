package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zwicky.spacefile.Fixture.assertOnlyProblem;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.metric.Goal;
import org.zwicky.prune.Hyperband;
import org.zwicky.prune.MedianPruner;
import org.zwicky.prune.NoPruner;
import org.zwicky.prune.PatientPruner;
import org.zwicky.prune.SuccessiveHalving;
import org.zwicky.space.PartialAssignment;
import org.zwicky.study.Objective;

/** {@code pruner}, {@code pruneOnlyIf} and {@code startWith}. */
class SweepFieldsTest {

  private static final String FILE =
      """
      { "data": { "format": "synthetic" },
        "sweep": { "seed": 5, %s },
        "parameters": {
          "drop": { "uniform": [0, 0.5] },
          "rate": { "logUniform": [0.0001, 0.1] },
          "imbalance": { "choice": ["none", "focal"] },
          "gamma": { "uniform": [0.5, 3], "when": { "imbalance": "focal" } } },
        "network": [{ "globalPool": {} }, { "dropout": "$drop" }],
        "training": { "epochs": 12, "learningRate": "$rate", "imbalance": { "type": "$imbalance", "gamma": "$gamma" } } }
      """;
  private static final String COMMAND =
      """
      { "command": ["train", "${x}"], "objective": { "metric": "loss", "goal": "minimize" },
        "parameters": { "x": { "int": [1, 9] } }, "sweep": { %s } }
      """;

  @Test
  void readsPrunersByNameAndInFull() {
    assertThat(pruning("'trials': 3").isNone()).isTrue();
    assertThat(pruning("'pruner': 'none'").pruner()).isEqualTo(new NoPruner());
    assertThat(pruning("'pruner': 'asha'").pruner()).isEqualTo(new SuccessiveHalving(1, 3));
    assertThat(pruning("'pruner': { 'type': 'asha', 'minEpochs': 2, 'reduction': 4 }").pruner())
        .isEqualTo(new SuccessiveHalving(2, 4));
    assertThat(pruning("'pruner': 'median'").pruner()).isEqualTo(new MedianPruner(5, 2, 1));
    assertThat(pruning("'pruner': 'hyperband'").pruner()).isEqualTo(new Hyperband(1, 12, 3, 5));
    assertThat(
            pruning("'pruner': { 'type': 'hyperband', 'maxEpochs': 9, 'reduction': 2 }").pruner())
        .isEqualTo(new Hyperband(1, 9, 2, 5));
    assertThat(pruning("'pruner': 'patient'").pruner())
        .isEqualTo(new PatientPruner(3, 0, new MedianPruner(5, 2, 1)));
    assertThat(
            pruning(
                    "'pruner': { 'type': 'patient', 'patience': 2, 'minDelta': 0.01, 'around': { 'type': 'asha' } }")
                .pruner())
        .isEqualTo(new PatientPruner(2, 0.01, new SuccessiveHalving(1, 3)));
  }

  @Test
  void readsTheMetricsThatDecideTogether() {
    assertThat(pruning("'pruneOnlyIf': ['macroF1', 'logLoss']").onlyIf())
        .containsExactly(
            new Objective("macroF1", Goal.MAXIMIZE), new Objective("logLoss", Goal.MINIMIZE));
    assertThat(
            SearchSpaceReader.readJson(
                    json(
                        COMMAND,
                        "'pruneOnlyIf': ['loss', { 'metric': 'gain', 'goal': 'maximize' }]"))
                .sweep()
                .pruning()
                .onlyIf())
        .containsExactly(
            new Objective("loss", Goal.MINIMIZE), new Objective("gain", Goal.MAXIMIZE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'pruner': 'hyperbnd'                       | /sweep/pruner           | did you mean "hyperband"?
          'pruner': 3                                | /sweep/pruner           | one of "none", "median", "asha"
          'pruner': { 'type': 'asha', 'eta': 3 }     | /sweep/pruner/eta       | known here: type, minEpochs, reduction
          'pruner': { 'type': 'asha', 'minEpoch': 3 } | /sweep/pruner/minEpoch | did you mean "minEpochs"?
          'pruner': { 'reduction': 3 }               | /sweep/pruner/type      | is missing
          'pruner': { 'type': 'asha', 'reduction': 1 } | /sweep/pruner/reduction | from 2
          'pruner': { 'type': 'hyperband', 'minEpochs': 20 } | /sweep/pruner/minEpochs | found 20 and 12
          'pruner': { 'type': 'patient', 'around': 'patient' } | /sweep/pruner/around | one of "median", "asha", "hyperband"
          'pruner': { 'type': 'patient', 'around': { 'type': 'median', 'interval': 0 } } | /sweep/pruner/around/interval | from 1
          'pruneOnlyIf': ['macroF', 'accuracy']      | /sweep/pruneOnlyIf/0    | did you mean "macroF1"?
          'pruneOnlyIf': ['accuracy', 'accuracy']    | /sweep/pruneOnlyIf/1    | twice
          'pruneOnlyIf': 'accuracy'                  | /sweep/pruneOnlyIf      | a list of metrics
          'startWith': { 'drop': 0 }                 | /sweep/startWith        | a list of configurations
          'startWith': [{ 'drp': 0.1 }]              | /sweep/startWith/0/drp  | did you mean "drop"?
          'startWith': [{}, { 'drop': 0.6 }]         | /sweep/startWith/1/drop | it can be 0.0 to 0.5
          'startWith': [{ 'imbalance': 'focl' }]     | /sweep/startWith/0/imbalance | did you mean "focal"?
          'startWith': [{ 'imbalance': 'none', 'gamma': 1 }] | /sweep/startWith/0/gamma | "gamma" is switched off
          'startWith': [{ 'drop': 0.1 }, { 'drop': 0.1 }] | /sweep/startWith/1 | the same as /sweep/startWith/0
          'startWith': [3]                           | /sweep/startWith/0      | an object
          """)
  void saysWhatIsWrong(String fields, String pointer, String message) {
    assertOnlyProblem(json(FILE, fields), pointer, message);
  }

  @Test
  void asksForEpochsAndGoalsThatItCannotKnow() {
    assertOnlyProblem(
        json(COMMAND, "'pruner': 'hyperband'"),
        "/sweep/pruner/maxEpochs",
        "epochs of a whole trial");
    assertOnlyProblem(
        json(COMMAND, "'pruneOnlyIf': ['gain']"), "/sweep/pruneOnlyIf/0", "\"metric\": \"gain\"");
  }

  @Test
  void readsConfigurationsToTryFirst() {
    SearchSpaceFile file =
        SearchSpaceReader.readJson(
            json(FILE, "'startWith': [{ 'drop': 0, 'gamma': 2 }, { 'imbalance': 'none' }, {}]"));

    assertThat(file.startWith())
        .containsExactly(
            new PartialAssignment(Map.of("drop", 0.0, "gamma", 2.0)),
            new PartialAssignment(Map.of("imbalance", "none")),
            new PartialAssignment(Map.of()));
    assertThat(SearchSpaceReader.readJson(file.json())).isEqualTo(file);
    assertThat(file.startWith().get(0).complete(file.space(), new java.util.Random(1), any -> true))
        .hasValueSatisfying(
            whole ->
                assertThat(whole.values())
                    .containsAllEntriesOf(Map.of("drop", 0.0, "gamma", 2.0, "imbalance", "focal"))
                    .containsKey("rate"));
  }

  private static org.zwicky.study.Pruning pruning(String fields) {
    return SearchSpaceReader.readJson(json(FILE, fields)).sweep().pruning();
  }

  private static String json(String file, String fields) {
    return file.formatted(fields.replace('\'', '"'));
  }
}
