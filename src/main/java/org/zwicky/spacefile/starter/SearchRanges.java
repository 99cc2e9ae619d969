package org.zwicky.spacefile.starter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zwicky.metric.Metric;
import org.zwicky.metric.Score;

/** The parameters of a starter file: what is searched around a recipe, and where it begins. */
final class SearchRanges {

  private static final int MANY_EPOCHS = 40;

  private final DataFacts data;
  private final Score goal;
  private final Recipe recipe;
  private final Map<String, Range> ranges = new LinkedHashMap<>();

  /**
   * A parameter.
   *
   * @param json as the file has it
   * @param start as the recipe has it, JSON
   * @param comment a line for people; may be empty
   * @param unset whether the recipe switches it off
   */
  private record Range(String json, String start, String comment, boolean unset) {}

  SearchRanges(DataFacts data, Score goal, Recipe recipe) {
    this.data = data;
    this.goal = goal;
    this.recipe = recipe;
    add("learningRate", "{ \"logUniform\": [0.002, 0.03] }", "0.01");
    add("filters", choice(List.of(recipe.filters(), wider())), recipe.filters());
    add(
        "mixing",
        "{ \"choice\": [0, 0.5] }",
        "0",
        "Share of the images that get a part of another.");
    if (data.isImbalanced()) {
      addImbalance();
    }
    add(
        "symmetries",
        "{ \"choice\": [\"none\", \"mirror\", \"dihedral\"] }",
        StarterSpace.quote(symmetries()),
        "Mirrored and turned training images; take out what changes the meaning of yours.");
    add("weightDecay", "{ \"logUniform\": [0.005, 0.5] }", "0.05");
    add("dropout", "{ \"uniform\": [0, 0.5] }", "0.2");
    add("shift", "{ \"choice\": [0, 0.05, 0.1, 0.15] }", "0.1");
    add("activation", "{ \"choice\": [\"relu\", \"swish\"] }", "\"relu\"");
    add("batchSize", choice(batchSizes()), recipe.batchSize());
    add("labelSmoothing", "{ \"choice\": [0, 0.1] }", "0");
    if (recipe.blocks() > 1) {
      add(
          "blocks",
          "{ \"int\": [%d, %d] }".formatted(recipe.blocks() - 1, recipe.blocks()),
          recipe.blocks());
    } else {
      add("blocks", "1", "");
    }
  }

  /**
   * In which views validation images are predicted. Those of the square cost more than they bring.
   */
  String views() {
    return symmetries().equals("mirror") ? "mirror" : "none";
  }

  /** The lines of the section. */
  String parameters() {
    return ranges.entrySet().stream()
            .map(
                entry ->
                    (entry.getValue().comment().isEmpty()
                            ? ""
                            : "    // %s\n".formatted(entry.getValue().comment()))
                        + "    %s: %s"
                            .formatted(StarterSpace.quote(entry.getKey()), entry.getValue().json()))
            .collect(Collectors.joining(",\n"))
        + "\n";
  }

  /**
   * Configurations to begin with: the recipe, and a change of it that is tried beside it. Where
   * there are few epochs, less regularisation may be better, and where there are many, more.
   */
  List<String> starts() {
    Map<String, String> recipeStart = new LinkedHashMap<>();
    ranges.forEach(
        (name, range) -> {
          if (!range.start().isEmpty() && !range.unset()) {
            recipeStart.put(name, range.start());
          }
        });
    Map<String, String> second = new LinkedHashMap<>(recipeStart);
    if (recipe.epochs() < MANY_EPOCHS) {
      second.put("dropout", "0.0");
    } else {
      second.put("mixing", "0.5");
    }
    return List.of(object(recipeStart), object(second));
  }

  private void addImbalance() {
    boolean evens = goal != Metric.ACCURACY;
    add(
        "imbalance",
        "{ \"choice\": [\"none\", \"sqrtWeights\", \"oversample\", \"logitAdjustment\"] }",
        evens ? "\"oversample\"" : "\"none\"",
        "What is done about classes of few images.",
        false);
    add(
        "power",
        "{ \"uniform\": [0.2, 1], \"when\": { \"imbalance\": \"oversample\" } }",
        goal == Metric.BALANCED_ACCURACY ? "1" : "0.5",
        "0 draws images as they are, 1 all classes equally often.",
        !evens);
  }

  /** Galaxies have no top; photographs do; what is grey may be signs, which mean something. */
  private String symmetries() {
    if (data.isGalaxy10()) {
      return "dihedral";
    }
    return data.channels() == 1 ? "none" : "mirror";
  }

  private int wider() {
    return recipe.filters() * 3 / 2;
  }

  private List<Integer> batchSizes() {
    int usual = recipe.batchSize();
    return List.of(usual / 2, usual, usual * 2);
  }

  private static String choice(List<Integer> values) {
    return "{ \"choice\": %s }".formatted(values);
  }

  private void add(String name, String json, Object start) {
    add(name, json, start, "");
  }

  private void add(String name, String json, Object start, String comment) {
    add(name, json, start, comment, false);
  }

  private void add(String name, String json, Object start, String comment, boolean unset) {
    ranges.put(name, new Range(json, String.valueOf(start), comment, unset));
  }

  private static String object(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> StarterSpace.quote(field.getKey()) + ": " + field.getValue())
        .collect(Collectors.joining(", ", "{ ", " }"));
  }
}
