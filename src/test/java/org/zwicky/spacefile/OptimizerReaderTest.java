package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.zwicky.candidate.training.ClippingSpec;
import org.zwicky.candidate.training.EarlyStoppingSpec;
import org.zwicky.candidate.training.RegularizationSpec;
import org.zwicky.candidate.training.ScheduleKind;
import org.zwicky.candidate.training.ScheduleSpec;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.candidate.training.UpdaterKind;
import org.zwicky.space.Assignment;

class OptimizerReaderTest {

  @Test
  void takesAParameterForEveryKnob() throws IOException {
    TrainingSpec training =
        read(
            """
            { "updater": "$u", "schedule": { "type": "$s", "warmup": "$w", "final": "$f" },
              "gradientClipping": { "norm": "$n", "value": 2 }, "l1": "$f", "weightDecay": "$f",
              "maxNorm": "$n", "earlyStopping": { "patience": 3, "metric": "$m", "minDelta": "$f" } }
            """,
            Map.of("u", "amsgrad", "s", "oneCycle", "w", 1.5, "f", 0.25, "n", 3, "m", "logLoss"));

    assertThat(training.optimizer().updater()).isEqualTo(UpdaterKind.AMSGRAD);
    assertThat(training.optimizer().schedule())
        .isEqualTo(ScheduleSpec.of(ScheduleKind.ONE_CYCLE).withWarmup(1.5).withEnd(0.25));
    assertThat(training.optimizer().clipping())
        .isEqualTo(new ClippingSpec(OptionalDouble.of(3), OptionalDouble.of(2)));
    assertThat(training.regularization())
        .isEqualTo(new RegularizationSpec(0.25, 0, 0.25, OptionalDouble.of(3), 0));
    assertThat(training.earlyStopping())
        .hasValue(new EarlyStoppingSpec(3, Optional.of("logLoss"), 0.25));
  }

  @Test
  void adamwDecaysUnlessToldOtherwise() throws IOException {
    assertThat(read("{ \"updater\": \"adamw\" }", Map.of()).regularization().weightDecay())
        .isEqualTo(0.01);
    assertThat(
            read("{ \"updater\": \"adamw\", \"weightDecay\": 0 }", Map.of())
                .regularization()
                .weightDecay())
        .isZero();
    assertThat(read("{ \"updater\": \"adam\" }", Map.of()).regularization().weightDecay()).isZero();
  }

  @Test
  void aScheduleCanBeANameAlone() throws IOException {
    assertThat(read("{ \"schedule\": \"cosine\" }", Map.of()).optimizer().schedule())
        .isEqualTo(ScheduleSpec.of(ScheduleKind.COSINE));
  }

  private static TrainingSpec read(String training, Map<String, Object> parameters)
      throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    ObjectNode file =
        (ObjectNode)
            json.readTree(
                """
                { "name": "x", "data": { "format": "hdf5", "path": "x.h5" },
                  "network": [{ "dense": { "units": 4 } }] }
                """);
    JsonNode section = json.readTree(training);
    file.set("training", section);
    ObjectNode space = file.putObject("parameters");
    parameters.forEach(
        (name, value) -> space.putObject(name).set("constant", json.valueToTree(value)));
    if (parameters.isEmpty()) {
      space.putObject("unused").putArray("choice").add(4).add(8);
      file.withArray("/network").addObject().putObject("dense").put("units", "$unused");
    }
    SearchSpaceFile read = SearchSpaceReader.readJson(file.toString());
    Map<String, Object> assigned = parameters.isEmpty() ? Map.of("unused", 4) : parameters;
    return read.blueprint().orElseThrow().resolve(new Assignment(assigned)).training();
  }
}
