package org.zwicky.spacefile;

import java.util.List;
import java.util.stream.Collectors;
import org.zwicky.base.BadInputException;

/** A search space file with problems; the message lists them all. */
public class InvalidSearchSpaceException extends BadInputException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * @param source what was read, for the message's first line
   * @param problems at least one
   */
  public InvalidSearchSpaceException(String source, List<Problem> problems) {
    super(message(source, problems));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(String source, List<Problem> problems) {
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return problems.stream()
        .map(InvalidSearchSpaceException::entry)
        .collect(Collectors.joining("\n", source + " has " + count + ":\n", ""));
  }

  private static String entry(Problem problem) {
    String head = (problem.place() + "  " + problem.pointer()).strip();
    return head.isEmpty() ? "  " + problem.message() : "  " + head + "\n      " + problem.message();
  }
}
