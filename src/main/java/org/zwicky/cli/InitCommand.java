package org.zwicky.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.zwicky.app.plan.InitData;
import org.zwicky.app.plan.StarterPrice;
import org.zwicky.base.BadInputException;
import org.zwicky.base.file.Drafts;
import org.zwicky.base.text.ShellQuote;
import org.zwicky.metric.ClassRecall;
import org.zwicky.metric.Metric;
import org.zwicky.metric.Score;
import org.zwicky.spacefile.SearchSpaceReader;
import org.zwicky.spacefile.starter.DataFacts;
import org.zwicky.spacefile.starter.StarterSettings;
import org.zwicky.spacefile.starter.StarterSpace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a search-space file to start from. */
@Command(
    name = "init",
    sortOptions = false,
    description =
        "Look at your data, ask for time and goal, and write a search-space file to start from. What a flag says is not asked.")
final class InitCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "SPACE.json",
      description = "File to write (default: the data's name).")
  private Path file;

  @Option(
      names = "--data",
      paramLabel = "PATH",
      description =
          "HDF5 file, folder of images, IDX files, or 'synthetic' for galaxies made here.")
  private String data;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = "How long the sweep may take, such as 30m or 2h.")
  private String budget;

  @Option(
      names = "--goal",
      paramLabel = "METRIC",
      description =
          "What counts: accuracy, macroF1, balancedAccuracy, recall:CLASS or another metric of docs/search-space.md.")
  private String goal;

  @Option(names = "--name", paramLabel = "NAME", description = "Name of the study.")
  private String name;

  @Option(
      names = "--no-measure",
      description =
          "Don't train for some seconds to learn how fast this machine is; epochs and sizes are then estimated.")
  private boolean unmeasured;

  @Option(names = "--force", description = "Replace the file if it is there.")
  private boolean force;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (file != null && Files.exists(file) && !force) {
      throw alreadyThere(file, null);
    }
    if (name != null && !SearchSpaceReader.isStudyName(name)) {
      throw new BadInputException(
          "--name is '%s'; give %s.".formatted(name, SearchSpaceReader.studyName()));
    }
    InitQuestions questions = InitQuestions.atTerminal(spec.commandLine().getErr());
    DataFacts facts = questions.data(data, InitData::inspect);
    String study = name != null ? name : InitData.nameOf(facts);
    Path target = file != null ? file : Path.of(study.replaceAll("[/\\\\]", "-") + ".json");
    if (Files.exists(target) && !force) {
      throw alreadyThere(target, null);
    }
    questions.tell(facts.description());
    Duration time = questions.budget(budget);
    Score score = questions.goal(goal, facts);
    StarterSpace starter =
        new StarterSpace(
            facts, new StarterSettings(study, time, score), SchemaFile.relativeTo(target));
    StarterPrice price = StarterPrice.of(starter.typical());
    String text =
        starter.text(
            unmeasured ? price : price.measured(WorkerCommand.BENCHMARK_PROGRAM, this::say));
    SearchSpaceReader.readJson(text);
    write(target, text);
    PrintWriter out = spec.commandLine().getOut();
    String quoted = ShellQuote.quote(target.toString());
    out.printf(
        "Wrote %s. Look at it, then:%n  %s plan %s%n  %s sweep %s%n",
        target, Launcher.command(), quoted, Launcher.command(), quoted);
    out.flush();
    return ExitCode.DONE;
  }

  private void say(String message) {
    spec.commandLine().getErr().println(message);
    spec.commandLine().getErr().flush();
  }

  /** Whole or not at all. */
  private void write(Path target, String text) {
    Path draft = Drafts.of(target.toAbsolutePath(), ".part");
    try {
      try {
        Files.writeString(draft, text);
        if (force) {
          Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } else {
          Files.move(draft, target);
        }
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (FileAlreadyExistsException e) {
      throw alreadyThere(target, e);
    } catch (IOException e) {
      throw new BadInputException(
          "Cannot write %s (%s). Name a file in a folder that exists and can be written."
              .formatted(target, e.getClass().getSimpleName()),
          e);
    }
  }

  private static BadInputException alreadyThere(Path target, Exception cause) {
    return new BadInputException(
        target + " is there already; name another file, or replace it with --force.", cause);
  }

  /** The score of that name. */
  static Score score(String text, List<String> classNames) {
    if (text.startsWith(ClassRecall.PREFIX)) {
      return Score.named(text, classNames)
          .orElseThrow(
              () ->
                  new BadInputException(
                      "'%s' names no class of the data; they have %s."
                          .formatted(text, String.join("; ", classNames))));
    }
    return Score.named(text, classNames)
        .orElseThrow(
            () ->
                new BadInputException(
                    "'%s' is no metric; give one of %s, recall:CLASS."
                        .formatted(
                            text,
                            Arrays.stream(Metric.values())
                                .map(Metric::key)
                                .collect(Collectors.joining(", ")))));
  }
}
