package org.zwicky.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.zwicky.base.BadInputException;
import org.zwicky.metric.Metric;
import org.zwicky.metric.Score;
import org.zwicky.spacefile.SearchSpaceReader;
import org.zwicky.spacefile.starter.DataFacts;

/** The three questions of {@code init}; each is asked until the answer will do. */
final class InitQuestions {

  /** Above this a metric of the images would hide the small classes. */
  private static final double NOTABLE_IMBALANCE = 2;

  private final PrintWriter out;
  private final Optional<Answers> answers;

  /** Where answers come from. */
  @FunctionalInterface
  interface Answers {

    /** The next line, or null at the end of the input. */
    String readLine();
  }

  /** Asks a person at the terminal, if there is one. */
  static InitQuestions atTerminal(PrintWriter out) {
    return new InitQuestions(
        out, Optional.ofNullable(System.console()).map((Console console) -> console::readLine));
  }

  InitQuestions(PrintWriter out, Optional<Answers> answers) {
    this.out = out;
    this.answers = answers;
  }

  /** Says something between the questions. */
  void tell(String line) {
    if (answers.isPresent()) {
      out.println("  " + line);
      out.println();
    }
  }

  /** What to learn from. */
  DataFacts data(String given, Function<String, DataFacts> inspection) {
    return answer(
        given,
        "--data",
        "What do you want to learn from? An HDF5 file, a folder with a folder of images\n"
            + "for each class, a folder of IDX files, or nothing for synthetic galaxies.",
        "synthetic",
        inspection);
  }

  /** How long the sweep may take. */
  Duration budget(String given) {
    return answer(
        given,
        "--budget",
        "How long may the sweep take? Such as 30m, 2h or 1h30m.",
        "30m",
        text ->
            SearchSpaceReader.readTime(text)
                .orElseThrow(
                    () ->
                        new BadInputException(
                            "'%s' is no time; give one such as 30m, 2h or 1h30m."
                                .formatted(text))));
  }

  /** What counts. */
  Score goal(String given, DataFacts facts) {
    boolean uneven = facts.imbalance() >= NOTABLE_IMBALANCE;
    return answer(
        given,
        "--goal",
        """
        What counts most?
          accuracy          every image the same
          macroF1           every class the same; missed and wrongly claimed images
          balancedAccuracy  every class the same; missed images only
          recall:CLASS      one class; missed images only
        %s"""
            .formatted(sizes(facts)),
        (uneven ? Metric.MACRO_F1 : Metric.ACCURACY).key(),
        text -> InitCommand.score(text, facts.classNames()));
  }

  private static String sizes(DataFacts facts) {
    return facts.imbalance() < 1.5
        ? "The classes have about as many images each, at least %,d."
            .formatted(facts.smallestClass())
        : "The largest class has %,.0f times the images of the smallest (%,d)."
            .formatted(facts.imbalance(), facts.smallestClass());
  }

  private <T> T answer(
      String given, String flag, String question, String usual, Function<String, T> reader) {
    if (given != null) {
      return reader.apply(given);
    }
    if (answers.isEmpty()) {
      throw new BadInputException(
          "%s is missing, and there is no terminal to ask at; give it, such as %s %s."
              .formatted(flag, flag, usual));
    }
    out.println(question);
    while (true) {
      out.printf("[%s] > ", usual);
      out.flush();
      String line = answers.get().readLine();
      if (line == null) {
        out.println();
        out.flush();
        throw new BadInputException("No answer; nothing was written.");
      }
      try {
        return reader.apply(line.isBlank() ? usual : line.strip());
      } catch (BadInputException e) {
        out.println(e.getMessage());
      }
    }
  }
}
