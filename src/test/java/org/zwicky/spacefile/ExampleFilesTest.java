package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.space.Assignment;

class ExampleFilesTest {

  private static final Path SCHEMA = Fixture.SCHEMA;

  /** Its images are used as they are, 28×28; those of all others become 64×64. */
  private static final String SMALL = "fashion-mnist";

  static Stream<Path> examples() throws Exception {
    try (Stream<Path> files = Files.list(SCHEMA.getParent().getParent())) {
      return files.filter(Files::isRegularFile).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void fitsTheSchema(Path example) throws Exception {
    assertThat(Fixture.schema().validate(tree(Files.readString(example)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isReadWithoutProblemsAndNamedAsItsFile(Path example) {
    SearchSpaceFile file = SearchSpaceReader.read(example);

    assertThat(example.getFileName()).hasToString(file.name() + ".json");
    file.data()
        .ifPresent(
            data ->
                assertThat(data.crop().isPresent() || data.resize().isPresent())
                    .isEqualTo(!SMALL.equals(file.name())));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void givesATrialForEveryAssignment(Path example) {
    SearchSpaceFile file = SearchSpaceReader.read(example);
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      Assignment assignment = file.space().assign(p -> p.atCoordinate(random.nextDouble()));
      assertThatCode(() -> file.blueprint().ifPresent(network -> network.resolve(assignment)))
          .doesNotThrowAnyException();
      file.command()
          .ifPresent(
              command ->
                  assertThat(command.resolve(assignment))
                      .allSatisfy(word -> assertThat(word).isNotEmpty().doesNotContain("${")));
    }
    if (file.command().isEmpty()) {
      int side = SMALL.equals(file.name()) ? 28 : 64;
      assertThat(file.checkShapes(FeatureShape.image(1, side, side), 10).infeasible()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void comesBackTheSameFromItsCanonicalJson(Path example) throws Exception {
    SearchSpaceFile file = SearchSpaceReader.read(example);
    SearchSpaceFile again = SearchSpaceReader.readJson(file.json());

    assertThat(again).isEqualTo(file);
    assertThat(file.json()).doesNotContain("//", "$schema");
    assertThat(Fixture.schema().validate(tree(file.json()))).isEmpty();
  }

  private static JsonNode tree(String text) {
    return LocatedTreeReader.read(text, new ProblemCollector()).orElseThrow().root();
  }
}
