package org.zwicky.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.zwicky.cli.TextTable.Align;
import org.zwicky.data.ClassNames;
import org.zwicky.data.DataSpec;
import org.zwicky.data.Fingerprint;
import org.zwicky.data.ImageSource;
import org.zwicky.data.hdf5.Hdf5ImageSource;
import org.zwicky.report.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a data file holds. */
@Command(
    name = "inspect",
    sortOptions = false,
    description = "Show the images, labels and class sizes of an HDF5 file.")
final class DataInspectCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "HDF5 file.")
  private Path file;

  @Option(
      names = "--images",
      paramLabel = "PATH",
      defaultValue = DataSpec.DEFAULT_IMAGES,
      description = "Path of the images in the file (default: ${DEFAULT-VALUE}).")
  private String images;

  @Option(
      names = "--labels",
      paramLabel = "PATH",
      defaultValue = DataSpec.DEFAULT_LABELS,
      description = "Path of the labels in the file (default: ${DEFAULT-VALUE}).")
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
    try (ImageSource source = Hdf5ImageSource.open(file, images, labels)) {
      int[] all = source.labels();
      int classes = Arrays.stream(all).max().orElse(-1) + 1;
      ClassNames names =
          classNames == null ? ClassNames.numbered(classes) : ClassNames.known(classNames);
      names.requireNamesFor(all, source.description());
      out.println(DataText.describe(source));
      out.println("SHA-256 " + Fingerprint.sha256(file));
      out.println();
      out.print(table(all, names.names()));
    }
    out.flush();
    return ExitCode.DONE;
  }

  private static String table(int[] labels, List<String> names) {
    TextTable table =
        new TextTable()
            .column("class", Align.RIGHT)
            .column("name", Align.LEFT)
            .column("images", Align.RIGHT)
            .column("share", Align.RIGHT);
    for (int c = 0; c < names.size(); c++) {
      int label = c;
      long count = Arrays.stream(labels).filter(l -> l == label).count();
      table.row(
          List.of(
              Integer.toString(c),
              names.get(c),
              Format.count(count),
              Format.percent(count / (double) labels.length)));
    }
    return table.render();
  }
}
