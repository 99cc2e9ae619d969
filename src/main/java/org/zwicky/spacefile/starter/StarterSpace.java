package org.zwicky.spacefile.starter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text of a search-space file with comments, to be changed by its owner: a recipe to begin
 * with, and a search around it.
 */
public final class StarterSpace {

  private final DataFacts data;
  private final StarterSettings wishes;
  private final String schema;
  private final RecipeChooser chooser;

  /**
   * For these data and wishes.
   *
   * @param schema where the JSON Schema lies, relative to the file; empty for none
   */
  public StarterSpace(DataFacts data, StarterSettings wishes, String schema) {
    this.data = data;
    this.wishes = wishes;
    this.schema = schema;
    this.chooser = new RecipeChooser(data, wishes.budget());
  }

  /** A file whose first trial is like those that {@link #text} chooses from, to be measured. */
  public String typical() {
    return text(chooser.typical());
  }

  /**
   * The whole file, lines ending in {@code \n}.
   *
   * @param price what the first trial of a file takes
   */
  public String text(TrialPrice price) {
    return text(chooser.choose(recipe -> price.seconds(text(recipe))));
  }

  private String text(Recipe recipe) {
    SearchRanges ranges = new SearchRanges(data, wishes.goal(), recipe);
    return "{\n"
        + (schema.isEmpty() ? "" : "  \"$schema\": " + quote(schema) + ",\n")
        + "  \"name\": %s,\n\n".formatted(quote(wishes.name()))
        + dataSection(recipe)
        + sweepSections(ranges)
        + "  // Those that matter most come first: the search changes them more often.\n"
        + "  \"parameters\": {\n"
        + ranges.parameters()
        + "  },\n\n"
        + network(recipe)
        + training(recipe, ranges)
        + "}\n";
  }

  private String dataSection(Recipe recipe) {
    return """
          // %s
          "data": {
        %s
        %s%s    "split": { %s"validation": %s, "test": %s, "seed": 123 }
          },

        """
        .formatted(
            data.description().replaceAll("\\p{Cntrl}|\\R", " "),
            fields(recipe),
            preprocessing(),
            splitRemark(),
            data.parts().training().isEmpty()
                ? ""
                : "\"training\": %s, ".formatted(part(data.parts().training(), "")),
            part(data.parts().validation(), "0.15"),
            part(data.parts().test(), data.hasTest() ? "0.15" : "0"));
  }

  private String splitRemark() {
    if (!data.parts().isNone()) {
      return "    // Folders that are parts of the data; a number is a share of the training part.\n";
    }
    return data.hasTest() ? "" : "    // No test part: a class has 2 images only.\n";
  }

  /** The folders of a part as JSON, or its share where it has none. */
  private static String part(List<String> folders, String share) {
    return switch (folders.size()) {
      case 0 -> share;
      case 1 -> quote(folders.get(0));
      default ->
          folders.stream().map(StarterSpace::quote).collect(Collectors.joining(", ", "[", "]"));
    };
  }

  private String fields(Recipe recipe) {
    Map<String, Object> fields = new LinkedHashMap<>(data.fields());
    if (recipe.side() > 0) {
      fields.put("resize", recipe.side());
    }
    return fields.entrySet().stream()
        .map(field -> "    %s: %s,".formatted(quote(field.getKey()), json(field.getValue())))
        .collect(Collectors.joining("\n"));
  }

  /** Lines of the data section that bring images to what networks see. */
  private String preprocessing() {
    if (data.isGalaxy10()) {
      return """
          // As in Galaxy10's challenge: rows and columns 2 to 65, mean of the channels.
          "crop": %d,
          "grayscale": true,
      """
          .formatted(DataFacts.GALAXY_CROP);
    }
    return "    \"grayscale\": %s,%n".formatted(data.channels() == 1);
  }

  private String sweepSections(SearchRanges ranges) {
    return """
          "objective": { "metric": %s },
          // The sweep ends with its time or its trials, whichever comes first. The first trial is the best recipe
          // known for such images and this time (docs/recipes.md); the search then changes it a little at a time.
          "sweep": {
            "sampler": "local",
            "trials": 500,
            "timeout": %s,
            "seed": 42,
            "startWith": [
        %s
            ]
          },

        """
        .formatted(
            quote(wishes.goal().key()),
            quote(time(wishes.budget())),
            ranges.starts().stream()
                .map(start -> "      " + start)
                .collect(Collectors.joining(",\n")));
  }

  private static String network(Recipe recipe) {
    return """
          "network": [
            { "repeat": "$blocks", "layers": [
              { "conv": {
                "filters": { "ref": "$filters", "growth": 2 },
                "kernel": 3,
        %s        "activation": "$activation",
                "batchNorm": true
              } },
              { "pool": { "type": "max", "size": 2 } }
            ] },
            { "globalPool": { "type": "avg" } },
            { "dropout": "$dropout" }
          ],

        """
        .formatted(recipe.strided() ? "        \"stride\": { \"first\": 2, \"rest\": 1 },\n" : "");
  }

  private String training(Recipe recipe, SearchRanges ranges) {
    return """
          "training": {
            // As many as the time allows for, to some trials one after the other.
            "epochs": %d,
            "batchSize": "$batchSize",
            "updater": "adamw",
            "learningRate": "$learningRate",
            "schedule": "oneCycle",
            "weightDecay": "$weightDecay",
            "labelSmoothing": "$labelSmoothing",
            "augmentation": {
              "symmetries": "$symmetries",
              "shift": "$shift",
              "cutmix": 1,
              "mixProbability": "$mixing"
            },
            // Views of each validation image whose mean probabilities count.
            "testTimeAugmentation": %s%s
          }
        """
        .formatted(
            recipe.epochs(),
            quote(ranges.views()),
            data.isImbalanced()
                ? ",\n    \"imbalance\": { \"type\": \"$imbalance\", \"power\": \"$power\" }"
                : "");
  }

  private static String json(Object value) {
    return value instanceof String text ? quote(text) : String.valueOf(value);
  }

  static String quote(String text) {
    return JsonNodeFactory.instance.textNode(text).toString();
  }

  /** Such as {@code 1h30m}. */
  private static String time(Duration duration) {
    String text = duration.withNanos(0).toString().substring(2).toLowerCase(Locale.ROOT);
    return text.isEmpty() ? "1s" : text;
  }
}
