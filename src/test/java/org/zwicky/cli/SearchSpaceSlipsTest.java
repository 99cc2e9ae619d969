package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.base.BadInputException;
import org.zwicky.spacefile.Mutation;
import org.zwicky.spacefile.SearchSpaceReader;

/** What a person sees of slips in a search space file: one message, exit code 2, no stack trace. */
class SearchSpaceSlipsTest {

  private static final int SAMPLE = 50;

  @TempDir Path directory;
  private Path space;

  @BeforeEach
  void makeRoom() {
    space = Spaces.write(directory, Spaces.TINY);
  }

  @Test
  void endWithOneMessage() throws IOException {
    List<Mutation> refused = new ArrayList<>(Mutation.ofValues(Spaces.TINY));
    refused.addAll(Mutation.ofSections(Spaces.TINY));
    refused.addAll(Mutation.ofSyntax(Spaces.TINY));
    refused.removeIf(mutation -> !isRefused(mutation.text()));
    assertThat(refused).hasSizeGreaterThan(SAMPLE);
    for (int i = 0; i < SAMPLE; i++) {
      Mutation mutation = refused.get(i * refused.size() / SAMPLE);
      Files.writeString(space, mutation.text());
      assertRefused(mutation.toString());
    }
  }

  @Test
  void endWithOneMessageInAnyEncoding() throws IOException {
    for (Map.Entry<String, byte[]> file : Mutation.ofBytes(Spaces.TINY).entrySet()) {
      Files.write(space, file.getValue());
      assertRefused(file.getKey());
    }
  }

  private void assertRefused(String slip) {
    CommandRun run = CommandRun.of("validate", space.toString());
    assertThat(run.exitCode()).as("%s: %s", slip, run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .as(slip)
        .startsWith("zwicky: ")
        .contains(space.getFileName().toString())
        .doesNotContain("\tat ", "Exception", "null pointer", "REDACTED");
  }

  private static boolean isRefused(String text) {
    try {
      SearchSpaceReader.readJson(text);
      return false;
    } catch (BadInputException e) {
      return true;
    }
  }
}
