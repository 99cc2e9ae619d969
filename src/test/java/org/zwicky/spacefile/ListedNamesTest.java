package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zwicky.metric.Metric;
import org.zwicky.search.named.NamedSamplers;
import org.zwicky.study.SamplerKind;

/**
 * The lists of metrics, samplers and pruners in the schema, the documentation and the help are
 * those of the code. With {@code -Dzwicky.lists=write} the lists are written anew.
 */
class ListedNamesTest {

  private static final Path SCHEMA = Path.of("search-spaces/schema/search-space.schema.json");

  /**
   * A list in a file.
   *
   * @param name for people
   * @param update puts the list of the code in place of the one in a text
   */
  private record Listed(String name, Path file, UnaryOperator<String> update) {

    @Override
    public String toString() {
      return name + " in " + file;
    }
  }

  static Stream<Listed> lists() {
    return Stream.of(
        schema("metrics", words(Metric.values(), Metric::key)),
        schema("samplers", words(SamplerKind.values(), SamplerKind::word)),
        schema("pruners", List.copyOf(PrunerKind.all().known().keySet())),
        schema("pruners in a pruner", List.copyOf(PrunerKind.inner().known().keySet())),
        table(
            "metrics",
            "docs/search-space.md",
            "| `metric` | is, of the validation images |",
            Metric.values(),
            metric -> List.of("`" + metric.key() + "`", metric.definition())),
        table(
            "samplers",
            "docs/samplers.md",
            "| sampler | proposes | take it |",
            SamplerKind.values(),
            kind -> List.of("`" + kind.word() + "`", kind.proposes(), kind.use())),
        table(
            "pruners",
            "docs/pruners.md",
            "| pruner | stops a trial | fields (default) |",
            PrunerKind.values(),
            kind -> List.of("`" + kind.word() + "`", kind.stops(), kind.settings())),
        new Listed(
            "samplers",
            Path.of("src/main/java/org/zwicky/cli/BenchSearchCommand.java"),
            text -> help(text, NamedSamplers.kinds().stream().map(SamplerKind::word).toList())));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void listsWhatTheCodeKnows(Listed listed) throws IOException {
    String text = Files.readString(listed.file());
    String updated = listed.update().apply(text);
    if ("write".equals(System.getProperty("zwicky.lists"))) {
      Files.writeString(listed.file(), updated);
    } else {
      assertThat(text.lines().toList())
          .as("%s; run this test with -Dzwicky.lists=write to have it written", listed)
          .isEqualTo(updated.lines().toList());
    }
  }

  private static <T> List<String> words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).toList();
  }

  /** Every enumeration that begins with the same two names. */
  private static Listed schema(String name, List<String> words) {
    Pattern pattern =
        Pattern.compile(
            "( *)\"enum\": \\[\\s*\"%s\",\\s*\"%s\"[^\\]]*\\]"
                .formatted(words.get(0), words.get(1)));
    return new Listed(
        name,
        SCHEMA,
        text -> {
          assertThat(text).containsPattern(pattern);
          return pattern
              .matcher(text)
              .replaceAll(found -> Matcher.quoteReplacement(enumeration(found, words)));
        });
  }

  private static String enumeration(MatchResult found, List<String> words) {
    String indent = found.group(1);
    return "%1$s\"enum\": [\n%1$s  %2$s\n%1$s]"
        .formatted(
            indent,
            String.join(
                ",\n" + indent + "  ", words.stream().map(word -> '"' + word + '"').toList()));
  }

  /** A table between two comments. */
  private static <T> Listed table(
      String name, String file, String head, T[] entries, Function<T, List<String>> row) {
    List<String> lines = new ArrayList<>();
    lines.add(head);
    lines.add(head.replaceAll("[^|]+", "---"));
    Arrays.stream(entries)
        .map(row)
        .map(cells -> ("| " + String.join(" | ", cells) + " |").replace("|  |", "| |"))
        .forEach(lines::add);
    String begin = "<!-- %s -->\n".formatted(name);
    return new Listed(
        name,
        Path.of(file),
        text -> {
          assertThat(text).contains(begin);
          int from = text.indexOf(begin) + begin.length();
          return text.substring(0, from)
              + String.join("\n", lines)
              + "\n"
              + text.substring(text.indexOf("<!-- end -->", from));
        });
  }

  /** The words that are there in their order, then those that are missing. */
  private static String help(String text, List<String> words) {
    Matcher found = Pattern.compile("(?<=\"Any of )[a-z, ]+(?= \\(default)").matcher(text);
    assertThat(found.find()).isTrue();
    List<String> listed = Arrays.asList(found.group().split(", "));
    List<String> right =
        Stream.concat(listed.stream().filter(words::contains), words.stream()).distinct().toList();
    return text.substring(0, found.start())
        + String.join(", ", right)
        + text.substring(found.end());
  }
}
