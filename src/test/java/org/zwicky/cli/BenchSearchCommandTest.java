package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class BenchSearchCommandTest {

  @Test
  void printsMedianRegretsAsATable() {
    CommandRun run =
        bench("--samplers random,sobol --functions branin,Hartmann3 --trials 8 --seeds 3");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("8 trials, 3 seeds", "Branin  Hartmann3")
        .containsPattern("random +[\\d.]+ +[\\d.]+ ")
        .containsPattern("sobol +[\\d.]+ +[\\d.]+ ");
  }

  @Test
  void printsEveryRegretAsJson() throws Exception {
    String arguments = "--samplers tpe --functions held-out --trials 12 --seeds 2 --format json";
    CommandRun run = bench(arguments);
    JsonNode json = JsonMapper.builder().build().readTree(run.out());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(json).hasSize(7);
    assertThat(json.get(0).get("sampler").asText()).isEqualTo("tpe");
    assertThat(json.get(0).get("function").asText()).isEqualTo("Rastrigin5");
    assertThat(json.get(0).get("trials").asInt()).isEqualTo(12);
    assertThat(json.get(0).get("regrets")).hasSize(2);
    JsonNode again = JsonMapper.builder().build().readTree(bench(arguments).out());
    assertThat(again.findValues("regrets")).isEqualTo(json.findValues("regrets"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--samplers grid   | --samplers grid: give any of tpe, gp, genetic, local, sobol, random.",
        "--functions foo   | --functions foo: give tuning, held-out, all, or any of Branin",
        "--trials 0        | --trials 0: give a whole number from 1",
        "--seeds -1        | --seeds -1: give a whole number from 1",
      })
  void refuses(String arguments, String message) {
    CommandRun run = bench(arguments);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }

  private static CommandRun bench(String arguments) {
    return CommandRun.of(
        Stream.concat(Stream.of("bench", "search"), Stream.of(arguments.split(" ")))
            .toArray(String[]::new));
  }
}
