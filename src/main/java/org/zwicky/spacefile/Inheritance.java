package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zwicky.base.BadInputException;

/** Follows {@code extends} from file to file. */
final class Inheritance {

  private static final int MOST_FILES = 50;
  static final String FIELD = "extends";

  private final ProblemCollector problems;
  private final List<Path> chain = new ArrayList<>();

  private Inheritance(ProblemCollector problems) {
    this.problems = problems;
  }

  /**
   * The tree with all that it extends below it, without {@code extends}.
   *
   * @param file where the tree comes from; without it, paths are relative to the current directory
   * @return empty, with a problem noted, where one of the files can't be read
   */
  static Optional<LocatedTree> resolve(
      LocatedTree tree, Optional<Path> file, ProblemCollector problems) {
    return new Inheritance(problems).resolve(tree, file);
  }

  private Optional<LocatedTree> resolve(LocatedTree tree, Optional<Path> file) {
    file.ifPresent(path -> chain.add(path.toAbsolutePath().normalize()));
    JsonNode field = tree.root().remove(FIELD);
    if (field == null) {
      return Optional.of(tree);
    }
    if (!field.isTextual() || !DataReader.isPath(field.textValue())) {
      note(tree, "needs the name of a file, but found " + JsonDialect.show(field) + ".");
      return Optional.empty();
    }
    PathText text = PathText.expand(field.textValue());
    if (text.objection().isPresent()) {
      note(tree, text.objection().get());
      return Optional.empty();
    }
    return parent(tree, file, text.text())
        .flatMap(base -> resolve(base.tree(), Optional.of(base.file())))
        .map(base -> TreeMerge.merge(withoutName(base), tree));
  }

  private record Base(Path file, LocatedTree tree) {}

  private Optional<Base> parent(LocatedTree tree, Optional<Path> file, String text) {
    try {
      Path path = file.map(each -> each.resolveSibling(text)).orElseGet(() -> Path.of(text));
      path = path.normalize();
      Path absolute = path.toAbsolutePath().normalize();
      if (chain.contains(absolute)) {
        note(tree, "goes in a circle: " + circle(absolute) + ".");
        return Optional.empty();
      }
      if (chain.size() >= MOST_FILES) {
        note(tree, "follows more than " + MOST_FILES + " files, each of which extends the next.");
        return Optional.empty();
      }
      if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
        note(tree, "can't be followed: " + path + " is a device or a pipe; give a file.");
        return Optional.empty();
      }
      Path found = path;
      return LocatedTreeReader.read(SearchSpaceReader.text(path), path.toString(), problems)
          .map(base -> new Base(found, base));
    } catch (InvalidPathException e) {
      note(tree, "needs the name of a file, but found \"" + text + "\".");
    } catch (BadInputException e) {
      note(tree, "can't be followed: " + e.getMessage());
    }
    return Optional.empty();
  }

  private String circle(Path again) {
    List<Path> files = new ArrayList<>(chain.subList(chain.indexOf(again), chain.size()));
    files.add(again);
    return files.stream()
        .map(each -> String.valueOf(each.getFileName()))
        .collect(Collectors.joining(" → "));
  }

  /** A file's name is its own, not that of what it extends. */
  private static LocatedTree withoutName(LocatedTree base) {
    base.root().remove(List.of("name", "$schema"));
    return base;
  }

  private void note(LocatedTree tree, String message) {
    problems.add("/" + FIELD, tree.placeOf("/" + FIELD), message);
  }
}
