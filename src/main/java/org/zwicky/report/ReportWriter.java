package org.zwicky.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.zwicky.analysis.StudyComparison;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.StudySummary;
import org.zwicky.base.file.AtomicFile;
import org.zwicky.report.picture.PictureSource;
import org.zwicky.study.TrialStore;

/**
 * Writes reports as HTML files that need neither a network nor a server. A file is replaced as a
 * whole. Safe for use by several threads.
 */
public final class ReportWriter {

  private static final String PAGE = "index.html";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.zwicky.report.template");
  private final Assets assets = Assets.load();
  private final PictureSource pictures;
  private final boolean everything;

  /** Writes pages without images. */
  public ReportWriter() {
    this(PictureSource.NONE);
  }

  /**
   * @param pictures of the images of the study whose page is written
   */
  public ReportWriter(PictureSource pictures) {
    this(pictures, false);
  }

  /**
   * @param pictures of the images of the study whose page is written
   * @param everything whether names of host and user, paths, and what looks like a key or a
   *     password are shown
   */
  public ReportWriter(PictureSource pictures, boolean everything) {
    this.pictures = pictures;
    this.everything = everything;
  }

  /**
   * Writes the page of a report that is at hand and the index over all studies of the store.
   *
   * @return the page of the study
   * @throws ReportWriteException if a file cannot be written
   */
  public Path write(TrialStore store, StudyReport report, Path reports) {
    Path page = write(report, reports);
    writeIndex(
        store.studies().stream()
            .map(each -> StudySummary.of(each, store.trials(each.name()), report.generated()))
            .toList(),
        reports,
        report.generated());
    return page;
  }

  /**
   * Writes the page of a study.
   *
   * @param reports the folder of all reports; it is made if it does not exist
   * @return {@code reports/STUDY/index.html}, where STUDY is the study's name made fit for a file
   * @throws ReportWriteException if it cannot be written
   */
  public Path write(StudyReport report, Path reports) {
    Path page = pageOf(report.summary().name(), reports);
    write(
        page,
        "study.jte",
        StudyPage.of(everything ? report : Discretion.of(report), assets, pictures));
    return page;
  }

  /**
   * Writes the index, with a link to each study that has a page.
   *
   * @param studies in the order they are shown in
   * @return {@code reports/index.html}
   * @throws ReportWriteException if it cannot be written
   */
  public Path writeIndex(List<StudySummary> studies, Path reports, Instant now) {
    List<IndexEntry> entries = new ArrayList<>();
    for (StudySummary study : studies) {
      Path page = pageOf(study.name(), reports);
      entries.add(
          new IndexEntry(
              study, Files.exists(page) ? "./" + page.getParent().getFileName() + "/" + PAGE : ""));
    }
    Path index = reports.resolve(PAGE);
    write(index, "index.jte", new IndexPage(entries, now, assets));
    return index;
  }

  /**
   * Writes the page that sets two studies side by side.
   *
   * @param reports the folder of all reports; it is made if it does not exist
   * @return {@code reports/FIRST~vs~SECOND/index.html}, with names made fit for a file
   * @throws ReportWriteException if it cannot be written
   */
  public Path write(StudyComparison comparison, Path reports) {
    String first = comparison.first().summary().name();
    String second = comparison.second().summary().name();
    Path page =
        reports
            .resolve(StudyFolder.nameOf(first) + "~vs~" + StudyFolder.nameOf(second))
            .resolve(PAGE);
    List<String> links = List.of(link(first, reports), link(second, reports));
    write(page, "compare.jte", ComparisonPage.of(comparison, links, assets));
    return page;
  }

  /** From a folder beside it; empty if there is no page. */
  private static String link(String study, Path reports) {
    Path page = pageOf(study, reports);
    return Files.exists(page) ? "../" + page.getParent().getFileName() + "/" + PAGE : "";
  }

  private static Path pageOf(String study, Path reports) {
    try {
      return StudyFolder.of(study, reports).resolve(PAGE);
    } catch (IOException e) {
      throw new ReportWriteException(reports, e);
    }
  }

  private void write(Path file, String template, Object page) {
    TemplateOutput html = new StringOutput();
    engine.render(template, page, html);
    try {
      AtomicFile.write(file, html.toString().strip());
    } catch (IOException e) {
      throw new ReportWriteException(file, e);
    }
  }
}
