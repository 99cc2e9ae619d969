package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.zwicky.candidate.network.ActivationKind;

/** The page about search-space files names what the reader knows. */
class NetworkDocsTest {

  private static final Path PAGE = Path.of("docs/search-space.md");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  @Test
  void namesEveryActivation() throws IOException {
    String row = row("{ \"activation\": ");

    List<String> named = NAME.matcher(row).results().map(match -> match.group(1)).toList();

    assertThat(named)
        .containsExactlyElementsOf(
            Arrays.stream(ActivationKind.values()).map(ActivationKind::key).toList());
  }

  @Test
  void namesEveryKindOfLayer() throws IOException {
    for (String kind : LayerReader.kinds()) {
      assertThat(row("{ \"" + kind + "\": ")).isNotEmpty();
    }
  }

  private static String row(String start) throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `" + start)).toList();
    assertThat(rows).as(start).hasSize(1);
    return rows.get(0);
  }
}
