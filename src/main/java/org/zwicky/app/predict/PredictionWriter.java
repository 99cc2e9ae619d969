package org.zwicky.app.predict;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.zwicky.report.json.ExportFormat;
import org.zwicky.report.json.JsonOutput;
import org.zwicky.report.json.LeaderboardCsv;

/**
 * Writes predictions, a row an image, as they come. CSV is of RFC 4180: {@code image}, {@code
 * predicted}, {@code probability}, then the probability of each class under its name. In JSON the
 * latter are the object {@code probabilities}.
 */
public final class PredictionWriter {

  private static final String LINE_END = "\r\n";

  private final PrintWriter out;
  private final ExportFormat format;
  private final List<String> classNames;
  private boolean begun;
  private boolean first = true;

  /**
   * @param classNames by class index
   */
  public PredictionWriter(PrintWriter out, ExportFormat format, List<String> classNames) {
    this.out = out;
    this.format = format;
    this.classNames = List.copyOf(classNames);
  }

  private void begin() {
    begun = true;
    if (format == ExportFormat.CSV) {
      List<String> header = new ArrayList<>(List.of("image", "predicted", "probability"));
      header.addAll(classNames);
      out.print(line(header));
    } else if (format == ExportFormat.JSON) {
      out.print("[");
    }
  }

  /**
   * Writes one image's row, after the header if it is the first.
   *
   * @param predicted index of the most probable class
   */
  void row(String image, int predicted, float[] probabilities) {
    if (!begun) {
      begin();
    }
    if (format == ExportFormat.CSV) {
      List<String> cells = new ArrayList<>();
      cells.add(image);
      cells.add(classNames.get(predicted));
      cells.add(Float.toString(probabilities[predicted]));
      for (float probability : probabilities) {
        cells.add(Float.toString(probability));
      }
      out.print(line(cells));
      return;
    }
    String json = JsonOutput.line(json(image, predicted, probabilities));
    if (format == ExportFormat.JSONL) {
      out.print(json + "\n");
    } else {
      out.print((first ? "\n  " : ",\n  ") + json);
      first = false;
    }
  }

  /** Writes what comes after the last row. */
  public void end() {
    if (format == ExportFormat.JSON) {
      out.print("\n]\n");
    }
    out.flush();
  }

  private ObjectNode json(String image, int predicted, float[] probabilities) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("image", image);
    json.put("predicted", classNames.get(predicted));
    json.put("probability", probabilities[predicted]);
    ObjectNode all = json.putObject("probabilities");
    for (int k = 0; k < probabilities.length; k++) {
      all.put(classNames.get(k), probabilities[k]);
    }
    return json;
  }

  private static String line(List<String> cells) {
    return cells.stream().map(LeaderboardCsv::quote).collect(Collectors.joining(",", "", LINE_END));
  }
}
