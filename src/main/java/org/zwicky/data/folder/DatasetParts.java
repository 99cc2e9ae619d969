package org.zwicky.data.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells parts of a data set, such as training and test, from classes. Downloads come divided under
 * many names; taken as classes, a network would learn which part an image is in.
 */
final class DatasetParts {

  private static final String ENDINGS = "(ing|set|data|dataset|images|imgs?|s)?";
  private static final Pattern TRAINING = word("train");
  private static final Pattern OTHERS =
      word("val|valid|validation|test|eval|evaluation|dev|holdout|heldout|unseen|pred|prediction");
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
    boolean named =
        folders.stream().allMatch(each -> matches(TRAINING, each) || matches(OTHERS, each));
    if (named) {
      return Optional.of(training.orElse(folders.get(0)));
    }
    if (training.isPresent()
        && folders.stream().anyMatch(each -> matches(OTHERS, each))
        && !FolderListing.folders(training.get()).isEmpty()) {
      return training;
    }
    boolean numbered =
        folders.stream()
            .allMatch(
                each ->
                    matches(NUMBERED, each) || matches(TRAINING, each) || matches(OTHERS, each));
    return haveTheSame(folders, numbered)
        ? Optional.of(training.orElse(folders.get(0)))
        : Optional.empty();
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
