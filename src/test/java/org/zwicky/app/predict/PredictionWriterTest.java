package org.zwicky.app.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zwicky.report.json.ExportFormat;

class PredictionWriterTest {

  private static final List<String> CLASSES = List.of("round, smooth", "say \"edge-on\"");

  private final StringWriter text = new StringWriter();

  @Test
  void writesCsvWithQuotesWhereCellsNeedThem() {
    write(ExportFormat.CSV);

    assertThat(text.toString())
        .isEqualTo(
            "image,predicted,probability,\"round, smooth\",\"say \"\"edge-on\"\"\"\r\n"
                + "\"a,b.png\",\"round, smooth\",0.75,0.75,0.25\r\n"
                + "c.png,\"say \"\"edge-on\"\"\",0.875,0.125,0.875\r\n");
  }

  @Test
  void writesJsonAsAnArrayAndJsonlAsALineAnImage() throws Exception {
    write(ExportFormat.JSON);
    JsonNode array = JsonMapper.builder().build().readTree(text.toString());
    assertThat(array).hasSize(2);
    assertThat(array.get(0).get("image").asText()).isEqualTo("a,b.png");
    assertThat(array.get(1).get("predicted").asText()).isEqualTo("say \"edge-on\"");
    assertThat(array.get(1).get("probability").asDouble()).isEqualTo(0.875);
    assertThat(array.get(1).get("probabilities").get("round, smooth").asDouble()).isEqualTo(0.125);

    text.getBuffer().setLength(0);
    write(ExportFormat.JSONL);
    List<String> lines = text.toString().lines().toList();
    assertThat(lines).hasSize(2);
    for (int i = 0; i < 2; i++) {
      assertThat(JsonMapper.builder().build().readTree(lines.get(i))).isEqualTo(array.get(i));
    }
  }

  @Test
  void writesNothingBeforeTheFirstImage() {
    new PredictionWriter(new PrintWriter(text), ExportFormat.CSV, CLASSES).end();

    assertThat(text.toString()).isEmpty();
  }

  private void write(ExportFormat format) {
    PredictionWriter writer = new PredictionWriter(new PrintWriter(text), format, CLASSES);
    writer.row("a,b.png", 0, new float[] {0.75f, 0.25f});
    writer.row("c.png", 1, new float[] {0.125f, 0.875f});
    writer.end();
  }
}
