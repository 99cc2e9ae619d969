package org.zwicky.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.analysis.StudyFixture;
import org.zwicky.analysis.StudyReport;
import org.zwicky.metric.Metric;
import org.zwicky.report.picture.PictureSource;
import org.zwicky.report.picture.Pictures;
import org.zwicky.report.picture.Question;
import org.zwicky.study.Objective;

class GallerySectionTest {

  @TempDir private Path reports;

  private static GalleryData data(StudyReport report, PictureSource source) {
    return (GalleryData) new GallerySection(source).of(report).orElseThrow();
  }

  @Test
  void namesImagesByTheirPositionInTheDataFile() {
    StudyReport report = GalleryStudy.report(new StudyFixture().complete(3));

    GalleryData data = data(report, GalleryStudy.pictures());

    assertThat(data.images().keySet()).allMatch(position -> position % 2 == 0);
    assertThat(data.images().values()).allMatch(image -> image.png().startsWith("iVBOR"));
    data.images()
        .forEach(
            (position, image) -> {
              assertThat(image.truth()).isEqualTo(report.answers().labels()[position / 2]);
              assertThat(image.answer(0))
                  .isEqualTo(report.answers().predictions(data.trials().get(0))[position / 2]);
              assertThat(image.probability(0, image.truth())).isPositive();
            });
    assertThat(data.worst().values()).allMatch(image -> image.answer(0) != image.truth());
    assertThat(data.confused())
        .allSatisfy(
            (pair, positions) ->
                assertThat(positions)
                    .hasSizeBetween(1, 4)
                    .allMatch(
                        position ->
                            pair.equals(
                                data.images().get(position).truth()
                                    + "-"
                                    + data.images().get(position).answer(0))));
  }

  @Test
  void asksTheBestTrialsNetworkAboutItsAnswerAndTheTrueClass() {
    StudyReport report = GalleryStudy.report(new StudyFixture().complete(3));
    List<Question> asked = new ArrayList<>();
    List<Integer> trials = new ArrayList<>();

    data(
        report,
        (positions, trial, questions) -> {
          trials.add(trial);
          asked.addAll(questions);
          return Pictures.none("none");
        });

    assertThat(trials).containsExactly(report.summary().bestTrial().getAsInt());
    assertThat(asked).doesNotHaveDuplicates().isNotEmpty();
    int[] predictions = report.answers().predictions(trials.get(0));
    assertThat(asked)
        .allMatch(
            question ->
                question.ofClass() == predictions[question.position() / 2]
                    || question.ofClass() == report.answers().labels()[question.position() / 2]);
  }

  @Test
  void aPageOfTwoHundredTrialsStaysBelowFiveMegabytes() throws Exception {
    String[] names = new String[10];
    Arrays.setAll(names, k -> "class " + k);
    int[] counts = new int[10];
    Arrays.fill(counts, 300);
    StudyReport report =
        GalleryStudy.report(new StudyFixture().classes(List.of(names), counts).complete(200));

    Path page = new ReportWriter(GalleryStudy.pictures()).write(report, reports);

    assertThat(Files.size(page)).isLessThan(5_000_000);
  }

  @Test
  void saysWhyThereAreNoImagesAndHasATableForThoseWithoutScripts() throws Exception {
    StudyReport report =
        GalleryStudy.report(new StudyFixture().named("<script>alert(1)</script>").complete(2));
    PictureSource gone = (positions, trial, questions) -> Pictures.none("It is <gone>.");

    String page = Files.readString(new ReportWriter(gone).write(report, reports));

    assertThat(page).contains("It is &lt;gone&gt;.", "Worst images of trial ");
    assertThat(page).doesNotContain("It is <gone>");
  }

  @Test
  void aStudyWithoutAnswersHasNoGallery() throws Exception {
    for (StudyFixture fixture :
        List.of(
            new StudyFixture(),
            new StudyFixture().failed("memory"),
            new StudyFixture().ofCommands(Objective.of(Metric.ACCURACY)),
            new StudyFixture().complete(2))) {
      assertThat(new GallerySection(PictureSource.NONE).of(fixture.report())).isEmpty();
      assertThat(Files.readString(new ReportWriter().write(fixture.report(), reports)))
          .doesNotContain("id=\"gallery\"");
    }
  }
}
