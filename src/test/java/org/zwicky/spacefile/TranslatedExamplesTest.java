package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zwicky.space.Assignment;

/** What the documentation of other libraries searches can be said in a search space file. */
class TranslatedExamplesTest {

  private static final Path FOLDER = Path.of("src/test/resources/org/zwicky/spacefile/translated");
  private static final int DRAWS = 500;

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isReadAndFitsTheSchema(Path file) throws IOException {
    assertThat(SearchSpaceReader.read(file).space().parameters()).isNotEmpty();
    assertThat(
            Readings.schemaErrors(
                LocatedTreeReader.readValue(Files.readString(file)).orElseThrow()))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void givesATrialForEveryDraw(Path file) {
    SearchSpaceFile space = SearchSpaceReader.read(file);

    assertThat(draws(space))
        .allSatisfy(
            draw -> {
              space.blueprint().ifPresent(network -> assertThat(network.resolve(draw)).isNotNull());
              space
                  .command()
                  .ifPresent(
                      command ->
                          assertThat(String.join(" ", command.resolve(draw))).doesNotContain("${"));
            });
  }

  @Test
  void givesAsManyWidthsAsLayers() {
    for (String file : List.of("optuna-layers-by-depth", "optuna-layers-by-comparison")) {
      each(
          file,
          values ->
              IntStream.range(0, 3)
                  .forEach(
                      i ->
                          assertThat(values.containsKey("units" + i))
                              .isEqualTo(number(values, "layers") > i)));
    }
  }

  @Test
  void givesMomentumToOneOptimizerOnly() {
    each(
        "optuna-optimizer-momentum",
        values ->
            assertThat(values.containsKey("momentum"))
                .isEqualTo(values.get("optimizer").equals("nesterovs")));
  }

  @Test
  void nestsConditions() {
    each(
        "keras-tuner-conditional-scope",
        values -> {
          boolean deep = !values.get("model").equals("linear");
          assertThat(values.containsKey("hiddenLayers")).isEqualTo(deep);
          assertThat(values.containsKey("units2"))
              .isEqualTo(deep && number(values, "hiddenLayers") == 2);
        });
  }

  @Test
  void takesStepsFromTheLowerEnd() {
    each("keras-tuner-mlp", values -> assertThat(number(values, "units") % 32).isZero());
    each(
        "katib-random",
        values ->
            assertThat(number(values, "momentum") * 10)
                .isCloseTo(Math.rint(number(values, "momentum") * 10), offset(1e-9)));
  }

  @Test
  void countsAGrid() {
    assertThat(SearchSpaceReader.read(path("katib-grid")).space().parameters())
        .extracting(parameter -> parameter.count().orElseThrow())
        .containsExactly(5L, 3L);
  }

  @Test
  void joinsConditionsByAndAndOr() {
    each(
        "configspace-conditions",
        values -> {
          boolean small = number(values, "a") < 10;
          boolean large = number(values, "b") > 5;
          assertThat(values.containsKey("both")).isEqualTo(small && large);
          assertThat(values.containsKey("either")).isEqualTo(small || large);
          assertThat(values.containsKey("unequal")).isEqualTo(!values.get("kind").equals("x"));
          assertThat(values.containsKey("between"))
              .isEqualTo(number(values, "a") >= 7 && number(values, "a") <= 12);
        });
  }

  @Test
  void neverGivesWhatIsForbidden() {
    Map<String, Integer> seen = new HashMap<>();
    each(
        "configspace-forbidden",
        values -> {
          seen.merge(values.get("a") + " " + values.get("b"), 1, Integer::sum);
          assertThat(values.get("penalty").equals("l1") && values.get("loss").equals("hinge"))
              .isFalse();
          assertThat(values.get("penalty").equals("l1") && values.get("dual").equals(true))
              .isFalse();
        });
    assertThat(seen).containsOnlyKeys("1 2", "1 5", "1 6", "2 5", "2 6", "3 5", "3 6");
    each(
        "optuna-budget",
        values ->
            assertThat(number(values, "layers") * number(values, "units"))
                .isLessThanOrEqualTo(128));
  }

  @Test
  void calculatesWithParameters() {
    SearchSpaceFile space = SearchSpaceReader.read(path("keras-tuner-tapered-widths"));
    for (Assignment draw : draws(space)) {
      String layers = space.blueprint().orElseThrow().resolve(draw).network().layers().toString();
      double units = number(draw.values(), "units");
      assertThat(layers).contains("units=" + Math.round(2 * units), "units=" + Math.round(units));
    }
  }

  private static Path path(String name) {
    return FOLDER.resolve(name + ".json");
  }

  private static void each(String name, Consumer<Map<String, Object>> check) {
    for (Assignment draw : draws(SearchSpaceReader.read(path(name)))) {
      check.accept(draw.values());
    }
  }

  private static List<Assignment> draws(SearchSpaceFile file) {
    Random random = new Random(5);
    return IntStream.range(0, DRAWS)
        .mapToObj(
            i -> file.space().assign(parameter -> parameter.atCoordinate(random.nextDouble())))
        .filter(draw -> file.space().broken(draw).isEmpty())
        .toList();
  }

  private static double number(Map<String, Object> values, String name) {
    return ((Number) values.get(name)).doubleValue();
  }
}
