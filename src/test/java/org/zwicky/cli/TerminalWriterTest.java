package org.zwicky.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalWriterTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TerminalWriter out = new TerminalWriter(bytes);

  @ParameterizedTest
  @ValueSource(strings = {"plain äöü 渦 🌀 \t tab\nline", "a cell\r\nof CSV\r\n"})
  void leavesTextAsItIs(String text) {
    out.print(text);

    assertThat(written()).isEqualTo(text);
  }

  @Test
  void showsWhatATerminalWouldObey() {
    out.print(
        "\u001b[31ma\u001b]0;title\u0007b\u001b[2Jc\u001b[8mhidden\u001b[999Dd\u009b31me\bf\u007fg\u0000");

    assertThat(written())
        .isEqualTo(
            "\uFFFD[31ma\uFFFD]0;title\uFFFDb\uFFFD[2Jc\uFFFD[8mhidden\uFFFD[999Dd\uFFFD31me\uFFFDf\uFFFDg\uFFFD");
  }

  @Test
  void showsAReturnThatWouldWriteOverItsLine() {
    out.print("good\r");
    out.print("bad\r\n");
    out.print("end\r");
    out.close();

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("good\uFFFDbad\r\nend\uFFFD");
  }

  @Test
  void showsMarksThatTurnTheDirectionOfWriting() {
    out.print("a\u202eb\u2066c\u200fd\u2028e");

    assertThat(written()).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
  }

  @Test
  void writesSinglesAndArraysAlike() {
    out.write('\u001b');
    out.write(new char[] {'x', '\u0007', 'y', 'z'}, 0, 3);

    assertThat(written()).isEqualTo("\uFFFDx\uFFFDy");
  }

  @Test
  void movesTheCursorForThoseWhoMay() {
    out.control("\r\u001b[K");
    out.print("text\u001b[K");

    assertThat(written()).isEqualTo("\r\u001b[Ktext\uFFFD[K");
  }

  private String written() {
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
