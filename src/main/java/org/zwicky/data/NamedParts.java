package org.zwicky.data;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zwicky.base.BadInputException;

/**
 * The folders of a data set that comes divided into parts, such as {@code train} and {@code test}.
 *
 * @param training names of those to learn from; empty takes all that are not named otherwise
 * @param validation names of those to compare trials by; empty takes a share of the training part
 * @param test names of those for the finalists; empty takes a share of the training part
 */
public record NamedParts(List<String> training, List<String> validation, List<String> test) {

  /** A data set that is not divided. */
  public static final NamedParts NONE = new NamedParts(List.of(), List.of(), List.of());

  public NamedParts {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
    List<String> all = Stream.of(training, validation, test).flatMap(List::stream).toList();
    all.stream()
        .filter(name -> all.indexOf(name) != all.lastIndexOf(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new BadInputException(
                  "data.split names \"%s\" twice, but a folder can be one part only."
                      .formatted(name));
            });
  }

  /** Whether the data set is not divided. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** The parts that have folders of their own, so that no share is taken for them. */
  public Set<DataPart> given() {
    Set<DataPart> given = EnumSet.noneOf(DataPart.class);
    if (!training.isEmpty()) {
      given.add(DataPart.TRAINING);
    }
    if (!validation.isEmpty()) {
      given.add(DataPart.VALIDATION);
    }
    if (!test.isEmpty()) {
      given.add(DataPart.TEST);
    }
    return given;
  }

  /** What a folder was named for; empty where it was not named. */
  public Optional<DataPart> of(String folder) {
    if (training.contains(folder)) {
      return Optional.of(DataPart.TRAINING);
    }
    if (validation.contains(folder)) {
      return Optional.of(DataPart.VALIDATION);
    }
    return test.contains(folder) ? Optional.of(DataPart.TEST) : Optional.empty();
  }
}
