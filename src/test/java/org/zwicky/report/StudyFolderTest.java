package org.zwicky.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.PropertySeed;

class StudyFolderTest {

  private static final Path REPORTS = Path.of("reports").toAbsolutePath();

  @ParameterizedTest
  @ValueSource(strings = {"galaxy10-cnn", "Galaxy10_CNN.v2", "a", "2026-03-14", "console"})
  void leavesSafeNamesAsTheyAre(String name) {
    assertThat(StudyFolder.nameOf(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "../up",
        "a/b",
        "a\\b",
        "a.",
        ".hidden",
        "index.html",
        "README.md",
        "CON",
        "nul.txt",
        "com1",
        "<script>alert(1)</script>",
        "a\u0000b",
        "a\nb",
        "größe",
        "星系",
        "a~0123456789abcdef",
        "-rf"
      })
  void replacesAllOthersByAReadableNameWithAHash(String name) {
    assertThat(StudyFolder.nameOf(name)).matches("[A-Za-z0-9_-]{0,40}~[0-9a-f]{16}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "Data", "DATA"})
  void givesNoStudyTheFolderOfThePreparedImages(String name) {
    assertThat(StudyFolder.inArtifacts(name, REPORTS).getFileName().toString())
        .matches("(?i)data~[0-9a-f]{16}");
    assertThat(StudyFolder.inArtifacts("datas", REPORTS)).isEqualTo(REPORTS.resolve("datas"));
  }

  @Property(seed = PropertySeed.SEED)
  void staysRightBelowTheReports(@ForAll String name) throws Exception {
    Path folder = StudyFolder.of(name, REPORTS);

    assertThat(folder.normalize().getParent()).isEqualTo(REPORTS);
    assertThat(folder.getFileName().toString().length()).isBetween(1, 80);
  }

  @Property(seed = PropertySeed.SEED)
  void neverGivesTwoNamesOneFolder(@ForAll String one, @ForAll String other) {
    assertThat(StudyFolder.nameOf(one).equals(StudyFolder.nameOf(other)))
        .isEqualTo(one.equals(other));
  }

  @Test
  void keepsApartWhatLooksTheSameOnceItIsMadeReadable() {
    assertThat(StudyFolder.nameOf("a/b"))
        .isNotEqualTo(StudyFolder.nameOf("a\\b"))
        .isNotEqualTo(StudyFolder.nameOf("a-b"));
    assertThat(StudyFolder.nameOf(StudyFolder.nameOf("a/b")))
        .isNotEqualTo(StudyFolder.nameOf("a/b"));
  }
}
