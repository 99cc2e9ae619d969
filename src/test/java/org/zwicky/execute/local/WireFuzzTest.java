package org.zwicky.execute.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zwicky.Fuzz;
import org.zwicky.study.FailureKind;

@Tag("fuzz")
class WireFuzzTest {

  @Test
  void refusesDamagedMessagesInOneWay() throws Exception {
    List<byte[]> lines =
        Stream.of(
                new WorkerMessage.Ready(),
                new WorkerMessage.Predicted(new float[][] {{0.25f, 0.75f}, {Float.NaN, 1}}),
                new WorkerMessage.Pruned("rung 1: too low", Map.of("backend", "CPU")),
                new WorkerMessage.Failed("it failed", FailureKind.ERROR))
            .map(message -> Wire.write(message).getBytes(StandardCharsets.UTF_8))
            .toList();

    new Fuzz("wire", lines)
        .run(
            input -> Wire.read(new String(input, StandardCharsets.UTF_8), WorkerMessage.class),
            JsonProcessingException.class);
  }
}
