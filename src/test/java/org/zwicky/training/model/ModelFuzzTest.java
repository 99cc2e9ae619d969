package org.zwicky.training.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.Fuzz;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.training.EpochObserver;
import org.zwicky.training.Specs;
import org.zwicky.training.Stripes;
import org.zwicky.training.run.CandidateTrainer;

@Tag("fuzz")
class ModelFuzzTest {

  @TempDir Path folder;

  @Test
  void refusesDamagedModelsInOneWay() throws Exception {
    Path file = folder.resolve("model.zip");
    new CandidateTrainer(Stripes.data(80), Metric.ACCURACY, Goal.MAXIMIZE)
        .train(
            Specs.trial(Specs.adam(1, 16, 1e-2), Specs.conv(4, 3, ActivationKind.RELU, true)),
            1,
            EpochObserver.NONE,
            Optional.of(file));

    new Fuzz("model", List.of(Files.readAllBytes(file)))
        .run(
            input -> {
              Files.write(file, input);
              ModelReader.read(file);
            },
            IOException.class);
  }
}
