package org.zwicky.starter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of a search-space file with comments, to be changed by its owner. */
public final class StarterSpace {

  private final DataFacts data;
  private final Wishes wishes;
  private final Choices choices;

  /** For these data and wishes. */
  public StarterSpace(DataFacts data, Wishes wishes) {
    this.data = data;
    this.wishes = wishes;
    this.choices = new Choices(data);
  }

  /**
   * The whole file, lines ending in {@code \n}.
   *
   * @param schema where the JSON Schema lies, relative to the file; empty for none
   */
  public String text(String schema) {
    return "{\n"
        + (schema.isEmpty() ? "" : "  \"$schema\": " + quote(schema) + ",\n")
        + "  \"name\": %s,\n\n".formatted(quote(wishes.name()))
        + dataSection()
        + sweepSections()
        + parameters()
        + network()
        + training()
        + "}\n";
  }

  private String dataSection() {
    return """
          // %s
          "data": {
        %s
        %s%s    "split": { "validation": 0.15, "test": %s, "seed": 123 }
          },

        """
        .formatted(
            data.description().replaceAll("\\p{Cntrl}|\\R", " "),
            lines(data.fields()),
            choices.preprocessing(),
            data.hasTest() ? "" : "    // No test part: a class has 2 images only.\n",
            data.hasTest() ? "0.15" : "0");
  }

  private String sweepSections() {
    return """
          "objective": { "metric": %s },
          // The sweep ends with its time or its trials, whichever comes first.
          "sweep": { "trials": 200, "timeout": %s, "seed": 42 },

        """
        .formatted(quote(wishes.goal().key()), quote(time(wishes.budget())));
  }

  private String parameters() {
    int most = choices.maxBlocks();
    String blocks = most < 2 ? "1" : "{ \"int\": [%d, %d] }".formatted(Math.min(2, most - 1), most);
    return """
          "parameters": {
            "blocks": %s,
            "filters": { "choice": [8, 16, 32] },
            "kernel": { "choice": [3, 5] },
        %s    "activation": { "choice": ["relu", "elu", "selu", "swish"] },
            "pooling": { "choice": ["max", "avg"] },
            "batchNorm": { "boolean": true },
            "dropout": { "uniform": [0.0, 0.6] },
            "updater": { "choice": ["adam", "adamw"] },
            "l2": { "logUniform": [1e-6, 1e-2], "when": { "updater": "adam" } },
            "weightDecay": { "logUniform": [1e-4, 1e-1], "when": { "updater": "adamw" } },
            "batchSize": { "choice": %s },
            "learningRate": { "logUniform": [1e-4, 1e-2] },
            "schedule": { "choice": ["constant", "cosine"] },
            // Mirrored and turned training images; take out what changes the meaning of yours.
            "augmentation": { "choice": ["none", "flip", "dihedral", "rotate"] }%s
          },

        """
        .formatted(
            blocks,
            choices.hasStride() ? "    \"stride\": { \"choice\": [1, 2] },\n" : "",
            choices.batchSizes(),
            choices.isImbalanced() ? imbalanceParameters() : "");
  }

  private static String imbalanceParameters() {
    return """
        ,
            "imbalance": { "choice": ["none", "sqrtWeights", "balancedWeights", "oversample", "focal", "logitAdjustment"] },
            // 0 draws images as they are, 1 all classes equally often.
            "power": { "uniform": [0.2, 1.0], "when": { "imbalance": "oversample" } },
            "focalGamma": { "uniform": [0.5, 3.0], "when": { "imbalance": "focal" } },
            "tau": { "uniform": [0.5, 1.5], "when": { "imbalance": "logitAdjustment" } }"""
        .stripIndent();
  }

  private String network() {
    return """
          "network": [
            { "repeat": "$blocks", "layers": [
              { "conv": {
                "filters": { "ref": "$filters", "growth": 2 },
                "kernel": "$kernel",
        %s        "activation": "$activation",
                "batchNorm": "$batchNorm"
              } },
              { "pool": { "type": "$pooling", "size": 2 } }
            ] },
            { "globalPool": { "type": "avg" } },
            { "dropout": "$dropout" }
          ],

        """
        .formatted(
            choices.hasStride()
                ? "        \"stride\": { \"first\": \"$stride\", \"rest\": 1 },\n"
                : "");
  }

  private String training() {
    return """
          "training": {
            "epochs": %d,
            "batchSize": "$batchSize",
            "updater": "$updater",
            "learningRate": "$learningRate",
            "schedule": { "type": "$schedule", "warmup": 1 },
            "l2": "$l2",
            "weightDecay": "$weightDecay",
            "augmentation": "$augmentation",
        %s    "earlyStopping": { "patience": %d }
          }
        """
        .formatted(
            choices.epochs(),
            choices.isImbalanced()
                ? "    \"imbalance\": { \"type\": \"$imbalance\", \"power\": \"$power\", \"gamma\": \"$focalGamma\", \"tau\": \"$tau\" },\n"
                : "",
            choices.patience());
  }

  private static String lines(Map<String, Object> fields) {
    return fields.entrySet().stream()
        .map(field -> "    %s: %s,".formatted(quote(field.getKey()), json(field.getValue())))
        .collect(Collectors.joining("\n"));
  }

  private static String json(Object value) {
    return value instanceof String text ? quote(text) : String.valueOf(value);
  }

  private static String quote(String text) {
    return JsonNodeFactory.instance.textNode(text).toString();
  }

  /** Such as {@code 1h30m}. */
  private static String time(Duration duration) {
    String text = duration.withNanos(0).toString().substring(2).toLowerCase(Locale.ROOT);
    return text.isEmpty() ? "1s" : text;
  }
}
