package org.zwicky.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Shows which name a person gave goes with which folder. Folders are in the order of their names as
 * text, so that "10" comes before "2": who counts them would pair them wrongly.
 */
final class ClassPairing {

  private static final int MOST_SHOWN = 20;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private ClassPairing() {}

  /** What to say; nothing where a source has no names of its own, or the same ones. */
  static Optional<String> remark(ImageSource source, ClassNames names) {
    List<String> own = source.classNames().map(ClassNames::names).orElse(names.names());
    if (own.equals(names.names())) {
      return Optional.empty();
    }
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_SHOWN, own.size()); i++) {
      pairs.add(own.get(i) + " is \"" + names.names().get(i) + "\"");
    }
    return Optional.of(
        "data.classNames go with the folders of %s in the order of their names%s: %s%s."
            .formatted(
                source.description(),
                isCountedOtherwise(own) ? " as text, where 10 comes before 2" : "",
                String.join(", ", pairs),
                own.size() > MOST_SHOWN ? ", …" : ""));
  }

  private static boolean isCountedOtherwise(List<String> own) {
    if (!own.stream().allMatch(name -> NUMBER.matcher(name).matches())) {
      return false;
    }
    List<Integer> numbers = own.stream().map(Integer::valueOf).toList();
    return !numbers.equals(numbers.stream().sorted().toList());
  }
}
