package org.zwicky.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zwicky.base.text.TextTable;
import org.zwicky.base.text.TextTable.Align;
import org.zwicky.bench.Throughput;
import org.zwicky.bench.TrainingSpeed;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.execute.local.WorkerPlan;
import org.zwicky.report.Format;
import org.zwicky.report.json.JsonOutput;
import org.zwicky.space.Assignment;
import org.zwicky.spacefile.SearchSpaceFile;

/**
 * What {@code bench training} prints.
 *
 * @param image shape of what the network sees
 * @param stock whether DL4J was measured as it is
 */
record BenchResult(
    WorkerPlan plan, SearchSpaceFile file, FeatureShape image, TrainingSpeed speed, boolean stock) {

  static int batchSize(SearchSpaceFile file) {
    return file.blueprint().orElseThrow().resolve(new Assignment(Map.of())).training().batchSize();
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("workers", plan.workers());
    json.put("threads", plan.threads());
    json.put("trainImagesPerSecond", speed.training().median());
    json.put("inferenceImagesPerSecond", speed.inference().median());
    json.put("network", file.name());
    json.put("parameters", speed.networkParameters());
    json.put("image", image.toString());
    json.put("batch", batchSize(file));
    json.set("trainWindows", JsonOutput.tree(speed.training().windows()));
    json.set("inferenceWindows", JsonOutput.tree(speed.inference().windows()));
    json.put("backend", speed.backend());
    json.put("stockDl4j", stock);
    return json;
  }

  String text() {
    TextTable table =
        new TextTable()
            .column("", Align.LEFT)
            .column("images/s", Align.RIGHT)
            .column("lowest", Align.RIGHT)
            .column("highest", Align.RIGHT)
            .column("windows", Align.RIGHT);
    addRow(table, "training", speed.training());
    addRow(table, "inference", speed.inference());
    return "Network %s: %s parameters, images %s, batch %d%n%s; %s%n%n%s"
        .formatted(
            file.name(),
            Format.count(speed.networkParameters()),
            image,
            batchSize(file),
            plan,
            speed.backend(),
            table.render().stripTrailing());
  }

  private static void addRow(TextTable table, String name, Throughput throughput) {
    table.row(
        List.of(
            name,
            rate(throughput.median()),
            rate(throughput.lowest()),
            rate(throughput.highest()),
            Integer.toString(throughput.windows().size())));
  }

  private static String rate(double imagesPerSecond) {
    return String.format(Locale.ROOT, "%,.1f", imagesPerSecond);
  }
}
