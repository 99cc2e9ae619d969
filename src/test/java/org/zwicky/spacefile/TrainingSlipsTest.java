package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zwicky.spacefile.Fixture.assertOnlyProblem;
import static org.zwicky.spacefile.Fixture.withTraining;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people get wrong in the settings of a training. */
class TrainingSlipsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'gradientClipping': {}                           | gradientClipping          | clips nothing; needs "norm", "value" or both
          'gradientClipping': 1                            | gradientClipping          | needs an object, such as { "norm": 1 }, or "none", but found 1
          'gradientClipping': { 'clipnorm': 1 }            | gradientClipping/clipnorm | did you mean "norm"?
          'gradientClipping': { 'maxNorm': 1 }             | gradientClipping/maxNorm  | did you mean "norm"?
          'clip_grad_norm': 1                              | clip_grad_norm            | this is "gradientClipping": { "norm": 1 } here
          'epochs': 2, 'schedule': { 'warmup': 2.5 }       | schedule/warmup           | is 2.5 epochs, longer than the training, which has 2
          'schedule': { 'type': 'cosine', 'warmup': 100 }  | schedule/warmup           | longer than the training, which has 10
          'schedule': { 'type': 'step', 'gamma': 0.1 }     | schedule/gamma            | this is "factor"
          'schedule': { 'type': 'cosine', 'eta_min': 0.1 } | schedule/eta_min          | this is "final"
          'schedule': 'ReduceLROnPlateau'                  | schedule                  | did you mean "plateau"?
          'schedule': { 'choice': ['step', 'cosine'] }     | schedule/choice           | "choice"; to try several values, define a parameter
          'lr_scheduler': 'cosine'                         | lr_scheduler              | this is "schedule"
          'warmup_epochs': 1                               | warmup_epochs             | this is "schedule": { "type": "cosine", "warmup": 1 }
          'weight_decay': 0.1                              | weight_decay              | did you mean "weightDecay"?
          'updater': 'adam_w'                              | updater                   | did you mean "adamw"?
          'updater': 'momentum'                            | updater                   | did you mean "nesterovs"?
          'updater': { 'type': 'adam', 'momentum': 0.9 }   | updater                   | but found an object; write "adam" alone, and its settings beside it
          'updater': { 'nesterovs': {} }                   | updater                   | write "nesterovs" alone
          'updater': { 'choice': ['adam', 'sgd'] }         | updater                   | to try several values, define a parameter
          'beta1': 0.9                                     | beta1                     | can't be set
          'class_weights': 'balanced'                      | class_weights             | this is "imbalance" here
          'imbalance': { 'type': 'focal', 'alpha': 0.25 }  | imbalance/alpha           | weights are "weights"
          'imbalance': 'smote'                             | imbalance                 | did you mean "oversample"?
          'mixup': 0.2                                     | mixup                     | a field of "augmentation"
          'augmentation': 'mixup'                          | augmentation              | or an object, such as { "rotate": 30 }
          'drop_path_rate': 0.2                            | drop_path_rate            | "stochasticDepth": 0.1 } }
          'dropout': 0.2                                   | dropout                   | this is a layer here
          'earlyStopping': 4                               | earlyStopping             | such as { "patience": 4 }, or "none", but found 4
          'earlyStopping': { 'patience': 2, 'monitor': 'loss' } | earlyStopping/monitor | did you mean "metric"?
          'earlyStopping': { 'patience': 2, 'metric': 'val_loss' } | earlyStopping/metric | did you mean "logLoss"?
          'earlyStopping': { 'patience': 2, 'restore_best_weights': true } | earlyStopping/restore_best_weights | always kept
          """)
  void saysWhatToWriteInstead(String training, String place, String message) {
    assertOnlyProblem(
        withTraining("{ " + training.replace('\'', '"') + " }"), "/training/" + place, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { 'dropout': { 'p': 0.2 } }     | dropout/p      | did you mean "rate"?
          { 'spatialDropout2D': 0.2 }     | spatialDropout2D | did you mean "dropout"?
          """)
  void knowsOtherNamesOfDropout(String layer, String place, String message) {
    assertOnlyProblem(
        Fixture.withNetwork("[" + layer.replace('\'', '"') + ", { \"globalPool\": {} }]"),
        "/network/0/" + place,
        message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { 'residual': { 'filters': 8, 'dropPath': 0.2 } }             | residual/dropPath       | did you mean "stochasticDepth"?
          { 'residual': { 'filters': 8, 'drop_path_rate': 0.2 } }       | residual/drop_path_rate | did you mean "stochasticDepth"?
          { 'residual': { 'filters': 8, 'stochasticDepthRate': 0.2 } }  | residual/stochasticDepthRate | did you mean "stochasticDepth"?
          { 'residual': { 'filters': 8, 'stochastic_depth': 0.2 } }     | residual/stochastic_depth | did you mean "stochasticDepth"?
          { 'residual': { 'filters': 8, 'survival_probability': 0.8 } } | residual/survival_probability | this is "stochasticDepth" here, the probability to drop
          { 'stochasticDepth': 0.2 }                                    | stochasticDepth         | this is a field of residual blocks here
          { 'dropPath': 0.2 }                                           | dropPath                | this is a field of residual blocks here
          """)
  void knowsOtherNamesOfStochasticDepth(String layer, String place, String message) {
    knowsOtherNamesOfDropout(layer, place, message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'gradientClipping': 'none', 'earlyStopping': 'none'",
        "'epochs': 2, 'schedule': { 'type': 'cosine', 'warmup': 2 }"
      })
  void takesWhatIsMeantSo(String training) {
    assertThat(
            SearchSpaceReader.readJson(withTraining("{ " + training.replace('\'', '"') + " }"))
                .blueprint())
        .isPresent();
  }
}
