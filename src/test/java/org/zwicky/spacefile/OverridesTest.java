package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.space.BooleanParameter;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.ConstantParameter;
import org.zwicky.space.UniformParameter;

class OverridesTest {

  private static final Path FILE = Path.of("src/test/resources/org/zwicky/spacefile/galaxy10.json");

  @Test
  void setsFieldsOfEverySection() {
    SearchSpaceFile file =
        read(
            "name=my run",
            "sweep.seed=7",
            "sweep.timeout=90s",
            "sweep.trialTimeout=10m",
            "training.epochs=3",
            "data.crop=32",
            "network.0.layers.1.pool.size=4",
            "parameters.filters.choice=[8,24]");

    assertThat(file.name()).isEqualTo("my run");
    assertThat(file.sweep().seed()).isEqualTo(7);
    assertThat(file.sweep().timeout()).hasValue(Duration.ofSeconds(90));
    assertThat(file.sweep().trialTimeout()).hasValue(Duration.ofMinutes(10));
    assertThat(file.data().orElseThrow().crop()).hasValue(32);
    assertThat(file.space().parameter("filters"))
        .hasValue(new ChoiceParameter("filters", List.of(8, 24), Optional.empty()));
    assertThat(file.json()).contains("\"epochs\" : 3", "\"size\" : 4", "\"seed\" : 7");
    assertThat(SearchSpaceReader.readJson(file.json())).isEqualTo(file);
  }

  @Test
  void addsSectionsThatTheFileDoesNotHave() {
    assertThat(read("sweep.parallel=2", "data.limit=500").data().orElseThrow().limit())
        .hasValue(500);
  }

  @Test
  void letsTheLastOneWin() {
    assertThat(read("sweep.trials=3", "sweep.trials=4").sweep().trials()).isEqualTo(4);
  }

  @Test
  void givesAParameterAnotherKind() {
    SearchSpaceFile file =
        read(
            "parameters.l2.uniform=[0, 0.1]",
            "parameters.batchNorm=true",
            "/parameters/kernel/constant=3");

    assertThat(file.space().parameter("l2").orElseThrow()).isInstanceOf(UniformParameter.class);
    assertThat(file.space().parameter("batchNorm").orElseThrow())
        .isInstanceOf(ConstantParameter.class)
        .isNotInstanceOf(BooleanParameter.class);
    assertThat(file.space().parameter("kernel").orElseThrow())
        .isInstanceOf(ConstantParameter.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          training.epoch=3            | /training/epoch          | did you mean "epochs"?
          trainig.epochs=3            | /trainig                 | did you mean "training"?
          training.epochs=0           | /training/epochs         | needs a whole number from 1
          training.epochs=many        | /training/epochs         | found "many"
          training.epochs.more=3      | /training/epochs         | is 12, not an object
          network.9.pool=3            | /network                 | is a list of 3, counted from 0
          network.x=3                 | /network                 | is a list of 3
          parameters.fliters.choice=[8] | /parameters/fliters    | did you mean "filters"?
          parameters.filters.choice=[] | /parameters/filters/choice | at least one value
          parameters.spare={"int":[1,2]} | /parameters/spare     | never used
          """)
  void pointsToTheOverrideThatIsWrong(String override, String pointer, String message) {
    Problem problem = onlyProblem(override);

    assertThat(problem.pointer()).isEqualTo(pointer);
    assertThat(problem.message()).contains(message, "(set by " + override + ")");
    assertThat(problem.line()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"epochs", "=3", "a..b=3"})
  void refusesAnOverrideWithoutPathOrValue(String override) {
    Problem problem = onlyProblem(override);

    assertThat(problem.message()).contains("\"" + override + "\"", "path.to.field=value");
  }

  private static SearchSpaceFile read(String... overrides) {
    return SearchSpaceReader.read(FILE, List.of(overrides));
  }

  private static Problem onlyProblem(String override) {
    InvalidSearchSpaceException thrown =
        catchThrowableOfType(InvalidSearchSpaceException.class, () -> read(override));
    assertThat(thrown.problems()).hasSize(1);
    return thrown.problems().get(0);
  }
}
