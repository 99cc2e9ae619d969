package org.zwicky.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.zwicky.app.data.DataInspection;
import org.zwicky.app.data.DataSources;
import org.zwicky.app.data.DataText;
import org.zwicky.app.data.Duplicates;
import org.zwicky.base.BadInputException;
import org.zwicky.base.text.TextTable;
import org.zwicky.base.text.TextTable.Align;
import org.zwicky.data.ClassNames;
import org.zwicky.data.DataFormat;
import org.zwicky.data.SourceSpec;
import org.zwicky.data.duplicate.DuplicateFinder;
import org.zwicky.report.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a data file or folder holds. */
@Command(
    name = "inspect",
    sortOptions = false,
    description =
        "Show the images, labels and class sizes of an HDF5 file, a folder of images or IDX files.")
final class DataInspectCommand implements Callable<Integer> {

  @Parameters(paramLabel = "PATH", description = "File or folder; its format is told by itself.")
  private Path path;

  @Option(
      names = "--images",
      paramLabel = "PATH",
      description =
          "Path of the images in an HDF5 file (default: " + SourceSpec.Hdf5.DEFAULT_IMAGES + ").")
  private String images;

  @Option(
      names = "--labels",
      paramLabel = "PATH",
      description =
          "Path of the labels in an HDF5 file (default: "
              + SourceSpec.Hdf5.DEFAULT_LABELS
              + "), or the file of the labels, for IDX.")
  private String labels;

  @Option(
      names = "--class-names",
      paramLabel = "LIST",
      description = "A built-in list of class names, such as galaxy10-sdss.")
  private String classNames;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    DataInspection data = DataInspection.of(source());
    if (data.labels().isEmpty()) {
      throw new BadInputException(
          "%s has no images. Give data that have some.".formatted(data.description()));
    }
    int[] all = data.labels().stream().mapToInt(Integer::intValue).toArray();
    ClassNames names =
        classNames == null
            ? data.classNames().orElseGet(() -> ClassNames.numbered(data.classes()))
            : ClassNames.known(classNames);
    names.requireNamesFor(all, data.description());
    out.println(DataText.describe(data));
    out.println("Format %s".formatted(data.format().key()));
    out.println("SHA-256 " + DataSources.fingerprint(data.source()));
    data.remarks().forEach(out::println);
    out.println();
    out.print(table(data, names.names()));
    if (data.isOfOneSize()) {
      out.println();
      out.println(
          data.labels().size() > DuplicateFinder.MOST_IMAGES
              ? "Near-duplicates: not looked for among more than %s images"
                  .formatted(Format.count(DuplicateFinder.MOST_IMAGES))
              : Duplicates.describe(data.duplicates(), data.labels()));
    }
    out.flush();
    return ExitCode.DONE;
  }

  private SourceSpec source() {
    SourceSpec source = SourceSpec.of(DataFormat.of(path), path);
    if (source instanceof SourceSpec.Hdf5 file) {
      return new SourceSpec.Hdf5(
          path,
          Objects.requireNonNullElse(images, file.images()),
          Objects.requireNonNullElse(labels, file.labels()));
    }
    return source instanceof SourceSpec.Idx && labels != null
        ? new SourceSpec.Idx(path, Optional.of(Path.of(labels)))
        : source;
  }

  private static String table(DataInspection data, List<String> names) {
    TextTable table =
        new TextTable()
            .column("class", Align.RIGHT)
            .column("name", Align.LEFT)
            .column("images", Align.RIGHT)
            .column("share", Align.RIGHT)
            .column("brightness", Align.RIGHT);
    int[] counts = data.counts(names.size());
    double[] brightness = data.brightness(names.size());
    for (int c = 0; c < names.size(); c++) {
      table.row(
          List.of(
              Integer.toString(c),
              names.get(c),
              Format.count(counts[c]),
              Format.percent(counts[c] / (double) data.labels().size()),
              counts[c] == 0 ? Format.MISSING : "%.3f".formatted(brightness[c])));
    }
    return table.render();
  }
}
