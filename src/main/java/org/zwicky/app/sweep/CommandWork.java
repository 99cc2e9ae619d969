package org.zwicky.app.sweep;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.zwicky.base.machine.Machine;
import org.zwicky.base.text.ShellQuote;
import org.zwicky.execute.command.CommandExecutor;
import org.zwicky.execute.command.CommandSettings;
import org.zwicky.space.Assignment;
import org.zwicky.spacefile.CommandTemplate;
import org.zwicky.spacefile.SearchSpaceFile;
import org.zwicky.study.FeasibilityCheck;
import org.zwicky.study.StudyData;
import org.zwicky.study.TestImages;
import org.zwicky.study.TrialExecutor;

/** Trials that run a command. */
final class CommandWork implements TrialWork {

  /** Signs of a command in a line of progress. */
  private static final int LONGEST = 100;

  private final SearchSpaceFile file;
  private final CommandTemplate command;
  private final int parallel;

  /**
   * @param file with a command
   */
  CommandWork(SearchSpaceFile file) {
    this.file = file;
    this.command = file.command().orElseThrow();
    this.parallel = file.sweep().parallel().orElse(Machine.cores());
  }

  @Override
  public StudyData data() {
    return StudyData.NONE;
  }

  @Override
  public TestImages testImages() {
    return TestImages.NONE;
  }

  @Override
  public FeasibilityCheck feasibility() {
    return candidate -> Optional.empty();
  }

  @Override
  public Map<String, String> provenance() {
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("directory", Path.of("").toAbsolutePath().toString());
    provenance.put("workers", atATime());
    return provenance;
  }

  @Override
  public String description() {
    String line =
        command.words().stream()
            .map(ShellQuote::quote)
            .collect(Collectors.joining(" "))
            .replaceAll("\\s+", " ");
    String shown = line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
    return shown + "; " + atATime();
  }

  @Override
  public int parallelism() {
    return parallel;
  }

  @Override
  public OptionalInt epochs(Assignment parameters) {
    return OptionalInt.empty();
  }

  @Override
  public void prepare(Path artifacts, Consumer<String> note) {
    // A command finds what it needs by itself.
  }

  @Override
  public TrialExecutor executor(String definition, Path folder) {
    return executor(folder);
  }

  /**
   * Runs commands.
   *
   * @param folder where the directories of the trials are
   */
  TrialExecutor executor(Path folder) {
    return new CommandExecutor(
        new CommandSettings(
            command::resolve,
            file.objective().metric(),
            folder,
            parallel,
            file.sweep().trialTimeout(),
            CommandSettings.DEFAULT_GRACE));
  }

  private String atATime() {
    return parallel == 1 ? "one at a time" : parallel + " at a time";
  }
}
