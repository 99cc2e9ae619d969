package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zwicky.base.BadInputException;

/** Slips in the files of {@code search-spaces/} and in the schema's examples, always the same. */
@Tag("slow")
class MutationTest {

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Fixture.SCHEMA.getParent().getParent())) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void pointsToASlipInAFile(Path file) throws IOException {
    String text = Files.readString(file);
    List<String> wrong = new ArrayList<>();
    List<Mutation> mutations = new ArrayList<>(Mutation.ofValues(text));
    mutations.addAll(Mutation.ofSections(text));
    mutations.forEach(mutation -> check(mutation, wrong));

    assertThat(mutations).hasSizeGreaterThan(100);
    assertThat(wrong).isEmpty();
  }

  @Test
  void pointsToASlipInADocumentOfTheSchema() {
    List<String> wrong = new ArrayList<>();
    SchemaWalk.sites().values().stream()
        .map(sites -> sites.get(sites.size() - 1))
        .filter(SchemaWalk.Site::isOuter)
        .flatMap(site -> Readings.completed(site.document()).stream())
        .map(JsonDialect::write)
        .distinct()
        .flatMap(text -> Mutation.ofValues(text).stream())
        .forEach(mutation -> check(mutation, wrong));

    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void pointsToWhereATextStopsBeingJson(Path file) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Mutation mutation : Mutation.ofSyntax(Files.readString(file))) {
      for (Problem problem : problems(mutation.text())) {
        int offset = offset(mutation.text(), problem.line(), problem.column());
        if (offset < 0) {
          wrong.add(mutation + ": outside of the file: " + problem);
        } else if (problem.message().contains("not JSON")
            && problem.line() < SourceMap.place(mutation.text(), mutation.offset()).line()) {
          wrong.add(mutation + ": before the slip: " + problem);
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void refusesOtherEncodingsAndOtherFiles(@TempDir Path folder) throws IOException {
    String text = Files.readString(files().findFirst().orElseThrow());
    Map<String, String> wrong = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> bytes : Mutation.ofBytes(text).entrySet()) {
      Path file = Files.write(folder.resolve("x.json"), bytes.getValue());
      Throwable thrown = catchThrowable(() -> SearchSpaceReader.read(file));
      if (!(thrown instanceof BadInputException) || thrown.getMessage().contains("CTRL")) {
        wrong.put(bytes.getKey(), String.valueOf(thrown));
      }
    }

    assertThat(wrong).isEmpty();
  }

  private static void check(Mutation mutation, List<String> wrong) {
    List<Problem> problems;
    try {
      problems = problems(mutation.text());
    } catch (RuntimeException e) {
      wrong.add(mutation + ": throws " + e);
      return;
    }
    Optional<JsonNode> tree = LocatedTreeReader.readValue(mutation.text());
    if (problems.isEmpty() && !Readings.schemaAccepts(tree.orElseThrow())) {
      wrong.add(mutation + ": only the reader takes it: " + Readings.schemaErrors(tree.get()));
    }
    for (Problem problem : problems) {
      placeProblem(mutation, problem)
          .ifPresent(what -> wrong.add(mutation + ": " + what + ": " + problem));
    }
    if (!problems.isEmpty() && problems.stream().noneMatch(p -> explains(p, mutation))) {
      wrong.add(mutation + ": unexplained by " + problems);
    }
  }

  /** What is wrong with the place of a problem. */
  private static Optional<String> placeProblem(Mutation mutation, Problem problem) {
    int offset = offset(mutation.text(), problem.line(), problem.column());
    if (offset < 0) {
      return Optional.of("outside of the file");
    }
    Map<String, SourceMap.Span> spans = SourceMap.of(mutation.text());
    if (problem.message().contains("second time")) {
      return mutation.text().startsWith("\"", offset)
          ? Optional.empty()
          : Optional.of("no name there");
    }
    String at = problem.pointer();
    if (!spans.containsKey(at)) {
      at = Pointers.parent(at);
    }
    SourceMap.Span span = spans.get(at);
    if (span == null) {
      return Optional.of("no such pointer");
    }
    return offset == span.start() || offset == span.key()
        ? Optional.empty()
        : Optional.of("not where " + at + " is");
  }

  /** Whether a problem is about the place, what is in or around it, or names what was changed. */
  private static boolean explains(Problem problem, Mutation mutation) {
    String pointer = problem.pointer();
    boolean isSyntax = problem.message().contains("not JSON");
    boolean isNear =
        Pointers.isWithin(pointer, mutation.pointer())
            || Pointers.isWithin(mutation.pointer(), pointer)
            || Pointers.parent(pointer).equals(Pointers.parent(mutation.pointer()));
    return isSyntax || isNear || mutation.words().stream().anyMatch(word -> names(problem, word));
  }

  private static boolean names(Problem problem, String word) {
    return problem.message().contains(word) || problem.pointer().endsWith("/" + word);
  }

  private static List<Problem> problems(String text) {
    try {
      SearchSpaceReader.readJson(text);
      return List.of();
    } catch (InvalidSearchSpaceException e) {
      return e.problems();
    }
  }

  /** The character at a place; below 0 where the text has no such place. */
  private static int offset(String text, int line, int column) {
    for (int offset = 0; offset <= text.length(); offset++) {
      if (SourceMap.place(text, offset).equals(new Place(line, column))) {
        return offset;
      }
    }
    return -1;
  }
}
