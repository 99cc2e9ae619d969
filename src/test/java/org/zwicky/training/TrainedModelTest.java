package org.zwicky.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.metric.Metric;
import org.zwicky.network.ActivationKind;
import org.zwicky.space.BadInputException;
import org.zwicky.study.Goal;

class TrainedModelTest {

  @TempDir private Path folder;

  @Test
  void predictsAsTheTrainingDid() {
    TrainingData data = Stripes.data(80);
    Path file = folder.resolve("model.zip");
    TrainingResult result =
        new CandidateTrainer(data, Metric.ACCURACY, Goal.MAXIMIZE)
            .train(
                Specs.trial(Specs.adam(2, 16, 1e-2), Specs.conv(4, 3, ActivationKind.RELU, true)),
                1,
                EpochObserver.NONE,
                Optional.of(file));

    try (TrainedModel model = TrainedModel.load(file)) {
      float[][] all = model.probabilities(data.pixels(), Stripes.SHAPE, 80);
      assertThat(model.classes()).isEqualTo(Stripes.CLASSES);
      Specs.assertClose(Arrays.copyOfRange(all, 60, 80), result.validationProbabilities());
    }
  }

  @Test
  void saysWhenAFileIsMissingOrNoModel() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "not a model");
    for (Path file : new Path[] {text, folder.resolve("none.zip")}) {
      assertThatThrownBy(() -> TrainedModel.load(file))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(file.getFileName() + " cannot be read as a model");
    }
  }
}
