package org.zwicky.execute.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells in plain words why a program can't be started, before a shell tells it in its own. */
final class ProgramCheck {

  private ProgramCheck() {}

  /**
   * Why the program can't be started; empty if it can.
   *
   * @param program a name to be found in PATH, or a path, relative to the current directory
   */
  static Optional<String> problem(String program) {
    if (!Guard.isThere()) {
      // The system starts it itself there, and says what is wrong.
      return Optional.empty();
    }
    try {
      return program.indexOf('/') < 0 ? ofName(program) : ofPath(Path.of(program));
    } catch (InvalidPathException e) {
      return Optional.of("the program \"%s\" is not the name of a file".formatted(program));
    }
  }

  private static Optional<String> ofName(String program) {
    boolean found =
        Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse(""))
            .flatMap(Pattern.compile(Pattern.quote(File.pathSeparator))::splitAsStream)
            .map(directory -> Path.of(directory).resolve(program))
            .anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    if (found) {
      return Optional.empty();
    }
    String here =
        Files.isRegularFile(Path.of(program))
            ? "; for the file of that name here write \"./%s\"".formatted(program)
            : "";
    return Optional.of(
        "the program \"%s\" is in no directory of PATH; install it, or name it by its path%s"
            .formatted(program, here));
  }

  private static Optional<String> ofPath(Path program) {
    if (!Files.isRegularFile(program)) {
      return Optional.of(
          "there is no program %s; a relative path begins in the directory that zwicky was started from"
              .formatted(program.toAbsolutePath().normalize()));
    }
    if (!Files.isExecutable(program)) {
      return Optional.of(
          "the program %s is not executable; make it so with chmod +x, or name what runs it first, as in"
                  .formatted(program)
              + " [\"python3\", \"%s\"]".formatted(program));
    }
    return Optional.empty();
  }
}
