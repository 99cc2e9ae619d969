package org.zwicky.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.base.BadInputException;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.space.Assignment;
import org.zwicky.spacefile.SearchSpaceReader;
import org.zwicky.training.dl4j.NetworkBuilder;
import org.zwicky.training.dl4j.TrainableNetwork;

class BenchmarkNetworkTest {

  @ParameterizedTest
  @CsvSource({"reference, 1142666", "bn, 98388", "residual, 78426"})
  void hasTheParametersOfTheSameNetworkInPyTorch(String key, long parameters) {
    BenchmarkNetwork network = BenchmarkNetwork.named(key);
    TrialSpec spec =
        SearchSpaceReader.readJson(network.definition())
            .blueprint()
            .orElseThrow()
            .resolve(new Assignment(Map.of()));

    TrainableNetwork built =
        NetworkBuilder.build(spec, FeatureShape.image(1, 64, 64), network.classes(), 1);

    assertThat(built.numParams()).isEqualTo(parameters);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "resnet", "Reference"})
  void namesTheNetworksThatThereAre(String key) {
    assertThatThrownBy(() -> BenchmarkNetwork.named(key))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--network " + key)
        .hasMessageContaining("reference, bn, residual");
  }
}
