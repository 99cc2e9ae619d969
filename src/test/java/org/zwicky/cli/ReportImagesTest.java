package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.app.data.RecordedData;
import org.zwicky.app.report.StudyImages;
import org.zwicky.app.report.StudyPictures;
import org.zwicky.report.picture.Evidence;
import org.zwicky.report.picture.Pictures;
import org.zwicky.report.picture.Question;
import org.zwicky.store.DatabaseLocation;
import org.zwicky.store.H2Database;
import org.zwicky.store.H2TrialStore;
import org.zwicky.study.Study;
import org.zwicky.study.TrialStore;

/** Images in the pages of real sweeps. */
@Timeout(300)
@Tag("slow")
class ReportImagesTest {

  private static final Path GALAXIES = Path.of("../shared/data/galaxy-zoo1.h5");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sweep.trials=1",
        "data.grayscale=true",
        "data.resize=[28, 26]",
        "data.limit=50",
        "data.split={\"folds\": 2}",
        "data.split={\"folds\": 2, \"repeats\": 2}",
        "network.0={\"residual\": {\"filters\": \"$filters\", \"activation\": \"$activation\"}}",
        "network=[{\"flatten\": {}}, {\"dense\": {\"units\": \"$filters\", \"activation\": \"$activation\"}}]"
      })
  void theDataFileHasTheImagesThatTheSweepPreparedAndTheNetworkIsAsked(String override)
      throws IOException {
    sweep(Spaces.TINY, "--set", override, "--trials", "1");
    assertThat(page()).contains("\"png\":\"iVBOR", "\"evidence\":{").doesNotContain("are left out");

    Study study = study();
    List<Integer> positions = IntStream.of(study.data().validationIndices()).boxed().toList();
    StudyImages prepared = StudyImages.read(study, artifacts(), positions);
    removePrepared();
    StudyImages source = StudyImages.read(study, artifacts(), positions);

    assertThat(source.shape()).isEqualTo(prepared.shape());
    assertThat(source.folds()).isEqualTo(prepared.folds());
    assertThat(source.folds().keySet().containsAll(positions))
        .isEqualTo(override.contains("folds"));
    assertThat(source.values()).hasSameSizeAs(positions);
    positions.forEach(
        position ->
            assertThat(source.values().get(position))
                .isEqualTo(prepared.values().get(position))
                .hasSize((int) source.shape().size()));
  }

  @Test
  void aDataFileThatIsAnotherOrGoneIsSaidAndTheGalleryIsATable() throws IOException {
    sweep(Spaces.TINY, "--trials", "1");
    removePrepared();
    Path data = Path.of(study().provenance().get(RecordedData.FILE));
    Files.write(data, new byte[] {1}, StandardOpenOption.APPEND);

    CommandRun other = run("report", "--reports", reports().toString());

    assertThat(other.exitCode()).as(other.err()).isZero();
    assertThat(page())
        .contains("is not what the study learnt from: its SHA-256 differs.")
        .doesNotContain("\"png\":\"iVBOR");
    Files.delete(data);
    assertThat(run("report", "--reports", reports().toString()).exitCode()).isZero();
    assertThat(page()).contains("There is no file or folder", "Worst images of trial");
  }

  @Test
  void aNetworkThatIsGoneOrDamagedCostsTheOverlaysAlone() throws IOException {
    sweep(Spaces.TINY, "--trials", "1");
    Path model = artifacts().resolve("tiny/1/model.zip");
    Files.writeString(model, "damaged");

    CommandRun damaged = run("report", "--reports", reports().toString());

    assertThat(damaged.exitCode()).as(damaged.err()).isZero();
    assertThat(page())
        .contains("\"png\":\"iVBOR", "Overlays are left out: the network of trial 1 can't be asked")
        .contains("\"evidence\":null");
    Files.delete(model);
    assertThat(run("report", "--reports", reports().toString()).exitCode()).isZero();
    assertThat(page()).contains("Overlays are left out: the network of trial 1 is gone.");
  }

  @Test
  void imagesAreLeftOutOnRequest() {
    sweep(Spaces.TINY, "--trials", "1");

    CommandRun report = run("report", "--no-images", "--reports", reports().toString());

    assertThat(report.exitCode()).as(report.err()).isZero();
    assertThat(page()).contains("written without images").doesNotContain("\"png\":\"iVBOR");
  }

  @Test
  void theSamePageIsWrittenOfTheSameStudy() {
    sweep(Spaces.TINY, "--trials", "2");
    String swept = gallery(page());

    run("report", "--reports", reports().toString());

    assertThat(gallery(page())).isEqualTo(swept);
  }

  @Test
  void showsRealGalaxies() throws IOException {
    assumeTrue(
        Files.exists(GALAXIES), "There is no " + GALAXIES + ": real galaxies are not shown.");
    sweep(
        Files.readString(Path.of("search-spaces/galaxy-zoo1.json"))
            .replaceAll(",\\s*\"finalists\": \\{[^}]*\\}", ""),
        "--data",
        GALAXIES.toString(),
        "--set",
        "data.limit=400",
        "--set",
        "training.epochs=1",
        "--trials",
        "1");

    assertThat(page()).contains("\"png\":\"iVBOR", "\"gradCam\":true");
    Study study = study();
    int position = study.data().validationIndices()[0];
    Pictures pictures =
        new StudyPictures(study, artifacts())
            .load(List.of(position), 1, List.of(new Question(position, 0)));
    assertThat(pictures.remarks()).isEmpty();
    assertThat(pictures.images().get(position).values()).hasSize(64 * 64).doesNotContain(2f);
    Evidence evidence = pictures.evidence().orElseThrow();
    assertThat(evidence.maps().get(new Question(position, 0)))
        .hasSize(evidence.height() * evidence.width());
  }

  private static String gallery(String page) {
    int start = page.indexOf("\"gallery\":{");
    return page.substring(start, page.indexOf("</script>", start));
  }

  private void removePrepared() throws IOException {
    try (Stream<Path> files = Files.list(artifacts().resolve("data"))) {
      for (Path file : files.filter(f -> f.toString().contains("prepared-")).toList()) {
        PathUtils.delete(file);
      }
    }
  }

  private Path reports() {
    return directory.resolve("reports");
  }

  private Path artifacts() {
    return directory.resolve("x.artifacts");
  }

  private String page() {
    try (Stream<Path> files = Files.walk(reports(), 2)) {
      return Files.readString(
          files
              .filter(f -> f.endsWith("index.html") && !f.getParent().equals(reports()))
              .findFirst()
              .orElseThrow());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Study study() {
    try (TrialStore store =
        new H2TrialStore(
            H2Database.openToRead(DatabaseLocation.of(directory.resolve("x.db").toString())),
            Clock.systemUTC())) {
      return store.studies().get(0);
    }
  }

  private void sweep(String space, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "sweep",
                Spaces.write(directory, space).toString(),
                "--reports",
                reports().toString()));
    all.addAll(List.of(more));
    CommandRun sweep = run(all.toArray(String[]::new));
    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
  }

  private CommandRun run(String... arguments) {
    return new WorkFolder(directory).run(arguments);
  }
}
