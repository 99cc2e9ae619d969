package org.zwicky.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.training.backend.Backend;
import org.zwicky.training.backend.EngineChoice;

/** Trains in processes of their own, as workers do. */
@Tag("slow")
class RepeatabilityTest {

  private static final Map<String, String> ONE_THREAD = Map.of("OMP_NUM_THREADS", "1");

  @ParameterizedTest
  @CsvSource({
    "1, any, 0.3",
    "2, any, 0.3",
    "1, dl4j, 0.3",
    "1, any, 0.3 newer",
    "2, any, 0.3 newer",
    "1, dl4j, 0.3 newer"
  })
  void givesTheSameBitsInEveryProcess(String threads, String engine, String network)
      throws Exception {
    Map<String, String> environment = Map.of("OMP_NUM_THREADS", threads);

    List<String> first = train(environment, engine, network);

    assertThat(first.get(0)).startsWith(threads + " ");
    assertThat(train(environment, engine, network)).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0 newer"})
  void agreesToRoundingOnACpuWithoutAvx512AndInDl4j(String network) throws Exception {
    assumeTrue(
        Backend.prepare().engine().startsWith(EngineChoice.ONE_DNN),
        "oneDNN cannot be loaded here.");
    List<String> best = train(ONE_THREAD, "any", network);
    List<String> avx2 =
        train(Map.of("OMP_NUM_THREADS", "1", "DNNL_MAX_CPU_ISA", "AVX2"), "any", network);
    List<String> dl4j = train(ONE_THREAD, "dl4j", network);

    assertThat(avx2.get(0)).isEqualTo(best.get(0));
    assertThat(dl4j.get(0)).endsWith("DL4J");
    for (int line = 1; line < best.size(); line++) {
      double[] expected = numbers(dl4j.get(line));
      assertThat(numbers(best.get(line))).containsExactly(expected, within(2e-3));
      assertThat(numbers(avx2.get(line))).containsExactly(expected, within(2e-3));
    }
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.replaceAll("[\\[\\] ]", "").split(","))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private static List<String> train(Map<String, String> environment, String engine, String network)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + EngineChoice.SWITCH + "=" + engine,
                "-cp",
                System.getProperty("java.class.path"),
                TrainingProbe.class.getName(),
                network)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output.lines().toList();
  }
}
