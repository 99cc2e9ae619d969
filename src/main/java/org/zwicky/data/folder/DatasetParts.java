package org.zwicky.data.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zwicky.data.NamedParts;

/**
 * Tells parts of a data set, such as training and test, from classes. Downloads come divided under
 * many names; taken as classes, a network would learn which part an image is in.
 */
final class DatasetParts {

  private static final String ENDINGS = "(ing|set|data|dataset|images|imgs?|s)?";
  private static final Pattern TRAINING = word("train");
  private static final Pattern VALIDATION =
      word("val|valid|validation|eval|evaluation|dev|holdout|heldout");
  private static final Pattern TEST = word("test|unseen|pred|prediction");
  private static final Pattern NUMBERED = word("part|fold|split|batch|chunk|subset|sample|shard");

  private DatasetParts() {}

  private static Pattern word(String names) {
    return Pattern.compile("(^|[^a-z])(" + names + ")" + ENDINGS + "($|[^a-z])");
  }

  /**
   * The part to train on, if the folders are parts.
   *
   * @param folders all of a data set's
   */
  static Optional<Path> training(List<Path> folders) throws IOException {
    Optional<Path> training =
        folders.stream().filter(folder -> matches(TRAINING, folder)).findFirst();
    boolean named = folders.stream().allMatch(each -> matches(TRAINING, each) || isHeldOut(each));
    if (named) {
      return Optional.of(training.orElse(folders.get(0)));
    }
    if (training.isPresent()
        && folders.stream().anyMatch(DatasetParts::isHeldOut)
        && !FolderListing.folders(training.get()).isEmpty()) {
      return training;
    }
    boolean numbered =
        folders.stream()
            .allMatch(
                each -> matches(NUMBERED, each) || matches(TRAINING, each) || isHeldOut(each));
    return haveTheSame(folders, numbered)
        ? Optional.of(training.orElse(folders.get(0)))
        : Optional.empty();
  }

  /** Whether a folder is called like a part that is not trained with. */
  static boolean isHeldOut(Path folder) {
    return matches(VALIDATION, folder) || matches(TEST, folder);
  }

  /**
   * What each of the folders seems to be; where no name tells a part that is held out, the last is
   * the test. Those that hold no classes are left out.
   *
   * @param folders those of a data set that comes divided
   * @return empty if there would be nothing to train with
   */
  static Optional<NamedParts> suggestion(List<Path> folders) throws IOException {
    List<String> training = new ArrayList<>();
    List<String> validation = new ArrayList<>();
    List<String> test = new ArrayList<>();
    boolean complete = true;
    for (Path folder : folders) {
      String name = folder.getFileName().toString();
      if (FolderListing.folders(folder).isEmpty()) {
        complete = false;
      } else if (matches(TRAINING, folder)) {
        training.add(name);
      } else if (matches(VALIDATION, folder)) {
        validation.add(name);
      } else {
        (matches(TEST, folder) ? test : training).add(name);
      }
    }
    if (validation.isEmpty() && test.isEmpty() && training.size() > 1) {
      test.add(training.remove(training.size() - 1));
    }
    return training.isEmpty() || validation.size() + test.size() == 0
        ? Optional.empty()
        : Optional.of(new NamedParts(complete ? List.of() : training, validation, test));
  }

  /** As it stands in data.split. */
  static String json(NamedParts parts) {
    StringJoiner fields = new StringJoiner(", ");
    addField(fields, "training", parts.training());
    addField(fields, "validation", parts.validation());
    addField(fields, "test", parts.test());
    return fields.toString();
  }

  private static void addField(StringJoiner fields, String field, List<String> names) {
    String quoted =
        names.stream()
            .map(name -> '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
            .collect(Collectors.joining(", "));
    if (!names.isEmpty()) {
      fields.add("\"%s\": %s".formatted(field, names.size() > 1 ? "[" + quoted + "]" : quoted));
    }
  }

  private static boolean matches(Pattern words, Path folder) {
    return words.matcher(folder.getFileName().toString().toLowerCase(Locale.ROOT)).find();
  }

  /**
   * Whether each of several folders holds folders, and the same ones as the others.
   *
   * @param alike whether their names say already that they belong together
   */
  private static boolean haveTheSame(List<Path> folders, boolean alike) throws IOException {
    List<Set<String>> inside = new ArrayList<>();
    for (Path folder : folders) {
      Set<String> names = new HashSet<>();
      FolderListing.folders(folder).forEach(each -> names.add(each.getFileName().toString()));
      if (names.size() < 2 || (!alike && FolderListing.holdsImages(folder))) {
        return false;
      }
      inside.add(names);
    }
    Set<String> all = new HashSet<>();
    Set<String> common = new HashSet<>(inside.isEmpty() ? Set.of() : inside.get(0));
    for (Set<String> names : inside) {
      all.addAll(names);
      common.retainAll(names);
    }
    return inside.size() > 1 && 2 * common.size() >= all.size();
  }
}
