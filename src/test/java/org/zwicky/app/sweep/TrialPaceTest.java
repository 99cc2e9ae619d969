package org.zwicky.app.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.cli.CommandRun;
import org.zwicky.cli.Spaces;

/** What a sweep with a timeout does with trials that would not end in it. */
@Tag("alone")
class TrialPaceTest {

  @TempDir private Path folder;

  @Test
  void aTrialThatWouldNotEndInTimeDoesNotStart() {
    Path space =
        Spaces.write(
            folder,
            Spaces.TINY
                .replace(
                    "\"trials\": 3",
                    "\"trials\": 50, \"timeout\": \"20s\", \"startWith\": [{ \"epochs\": 60 }]")
                .replace(
                    "\"filters\": { \"choice\": [4, 6] },",
                    "\"filters\": 4, \"epochs\": { \"choice\": [60, 100000] },")
                .replace("\"epochs\": 2", "\"epochs\": \"$epochs\""));

    CommandRun run =
        CommandRun.of(
            "sweep",
            space.toString(),
            "--db",
            folder.resolve("e.db").toString(),
            "--reports",
            folder.resolve("reports").toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    // One of 100,000 epochs would take minutes; those of 60 take less than a second each.
    assertThat(run.out()).doesNotContain("100000");
    assertThat(run.out().lines().filter(line -> line.contains("complete")).count())
        .isGreaterThan(1);
  }
}
