package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectCheckTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'updater': 'sgd', 'momentum': 0.9                   | training.momentum has no effect: it is for "nesterovs", but "updater" is "sgd".
          'momentum': '$number'                               | training.momentum has no effect: it is for "nesterovs", but "updater" is "adam".
          'schedule': { 'type': 'cosine', 'decay': 0.9 }      | training.schedule.decay has no effect: it is for "exponential", but "type" is "cosine".
          'schedule': { 'type': '$s', 'every': 2 }            | training.schedule.every has no effect: it is for "cosineRestarts" and "step", but "type" is "cosine" or "plateau".
          'schedule': { 'warmup': 1, 'final': 0.1 }           | training.schedule.final has no effect: it is for "cosine", "exponential", "oneCycle", "plateau" and "step", but "type" is "constant".
          'imbalance': { 'type': 'none', 'gamma': 2 }         | training.imbalance.gamma has no effect: it is for "focal", but "type" is "none".
          'imbalance': { 'tau': 2 }                           | training.imbalance.tau has no effect: it is for "logitAdjustment", but "type" is "none".
          'imbalance': { 'type': 'focal', 'beta': 0.9 }       | training.imbalance.beta has no effect: "focal" uses it with "weights": "effectiveNumber" only.
          'imbalance': '$object'                              | training.imbalance.power has no effect: it is for "oversample", but "type" is "sqrtWeights".
          'augmentation': { 'rotate': 9, 'mixProbability': 1 } | training.augmentation.mixProbability has no effect: neither "mixup" nor "cutmix" is on.
          'epochs': '$e', 'schedule': { 'warmup': 2.5 }       | training.schedule.warmup can be 2.5 epochs where "epochs" can be 1: such a trial ends before its warm-up does.
          'epochs': 4, 'earlyStopping': { 'patience': 4 }     | training.earlyStopping has no effect: "patience" is 4, "epochs" is 4.
          """)
  void tellsOfSettingsThatChangeNothing(String training, String remark) {
    assertThat(read(training).remarks()).containsExactly(remark);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'schedule': { 'type': '$s', 'patience': 2, 'final': 0.1 }",
        "'updater': 'nesterovs', 'momentum': 0.9",
        "'imbalance': { 'type': 'focal', 'weights': '$w', 'beta': 0.9 }",
        "'imbalance': { 'type': 'effectiveNumber', 'beta': 0.9 }",
        "'augmentation': { 'mixup': '$number', 'mixProbability': 0.5 }",
        "'epochs': 4, 'earlyStopping': { 'patience': 3 }",
        "'earlyStopping': 'none', 'schedule': 'cosine', 'imbalance': 'focal'"
      })
  void isSilentWhereATrialUsesThem(String training) {
    assertThat(read(training).remarks()).isEmpty();
  }

  @Test
  void hasNothingToSayOfCommands() {
    assertThat(
            SearchSpaceReader.readJson(
                    "{ \"command\": [\"true\"], \"objective\": { \"metric\": \"loss\", \"goal\": \"minimize\" },"
                        + " \"parameters\": { \"a\": { \"int\": [1, 2] } } }")
                .remarks())
        .isEmpty();
  }

  private static SearchSpaceFile read(String training) {
    return SearchSpaceReader.readJson(
        """
        { 'data': { 'format': 'synthetic' },
          'parameters': { 'number': { 'uniform': [0.1, 0.9] }, 'e': { 'int': [1, 9] }, 's': { 'choice': ['cosine', 'plateau'] },
            'w': { 'choice': ['none', 'effectiveNumber'] },
            'object': { 'choice': [{ 'type': 'oversample', 'power': 1 }, { 'type': 'sqrtWeights', 'power': 1 }] } },
          'constraints': ['number < 2', 'e < 10', 's in [`cosine`, `plateau`]', 'w in [`none`, `effectiveNumber`]', 'object.power > 0'],
          'network': [{ 'globalPool': {} }],
          'training': { %s } }
        """
            .replace("'", "\"")
            .replace("`", "'")
            .formatted(training.replace('\'', '"')));
  }
}
