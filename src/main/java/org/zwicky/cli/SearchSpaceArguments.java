package org.zwicky.cli;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zwicky.data.DataFormat;
import org.zwicky.spacefile.SearchSpaceFile;
import org.zwicky.spacefile.SearchSpaceReader;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The search-space file and the flags that override its fields. */
final class SearchSpaceArguments {

  @Parameters(paramLabel = "SPACE.json", description = "Search-space file.")
  private Path file;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "File or folder to learn from, of any format, instead of the space's own data.path.")
  private Path data;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "Override any field, such as training.epochs=3; repeatable.")
  private List<String> overrides = List.of();

  @Option(names = "--trials", paramLabel = "N", description = "Trials in all (sweep.trials).")
  private Integer trials;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "Start no trial after this time, such as 30m or 2h (sweep.timeout).")
  private String timeout;

  @Option(
      names = "--trial-timeout",
      paramLabel = "TIME",
      description = "Stop and fail a trial that runs longer, such as 10m (sweep.trialTimeout).")
  private String trialTimeout;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Trials at a time (sweep.parallel; default by cores and memory).")
  private Integer parallel;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the sweep (sweep.seed).")
  private Long seed;

  Path file() {
    return file;
  }

  /**
   * Reads and checks the file with all overrides applied.
   *
   * @throws org.zwicky.base.BadInputException if anything is wrong in it
   */
  SearchSpaceFile read() {
    List<String> all = new ArrayList<>(overrides);
    if (data != null) {
      DataFormat format = DataFormat.of(data);
      all.add("data.format=" + format.key());
      all.add("data.synthetic=null");
      if (format != DataFormat.HDF5) {
        // They say where things are in the file that this one replaces.
        all.add("data.images=null");
        all.add("data.labels=null");
      }
      all.add("data.path=" + TextNode.valueOf(data.toString()));
    }
    addIfGiven(all, "sweep.trials", trials);
    addIfGiven(all, "sweep.timeout", timeout);
    addIfGiven(all, "sweep.trialTimeout", trialTimeout);
    addIfGiven(all, "sweep.parallel", parallel);
    addIfGiven(all, "sweep.seed", seed);
    return SearchSpaceReader.read(file, all);
  }

  private static void addIfGiven(List<String> overrides, String field, Object value) {
    if (value != null) {
      overrides.add(field + "=" + value);
    }
  }
}
