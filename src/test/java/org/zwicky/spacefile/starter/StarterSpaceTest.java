package org.zwicky.spacefile.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;
import org.zwicky.candidate.network.FeatureShape;
import org.zwicky.candidate.training.TrainingSpec;
import org.zwicky.data.NamedParts;
import org.zwicky.metric.Metric;
import org.zwicky.space.Assignment;
import org.zwicky.spacefile.SearchSpaceFile;
import org.zwicky.spacefile.SearchSpaceReader;

@Tag("slow")
class StarterSpaceTest {

  private static final StarterSettings WISHES =
      new StarterSettings("mine", Duration.ofMinutes(90), Metric.BALANCED_ACCURACY);

  @Property(tries = 100, seed = PropertySeed.SEED)
  void isAValidFileWhoseNetworksAllWork(
      @ForAll @IntRange(min = 4, max = 600) int height,
      @ForAll @IntRange(min = 4, max = 600) int width,
      @ForAll boolean colour,
      @ForAll @Size(min = 2, max = 12) int[] counts) {
    int[] images = new int[counts.length];
    for (int i = 0; i < counts.length; i++) {
      images[i] = 3 + Math.floorMod(counts[i], 5000);
    }
    DataFacts facts = facts(height, width, colour ? 3 : 1, images);

    SearchSpaceFile file = read(facts, WISHES);

    int seenHeight = side(file, height, Math.min(height, width));
    int seenWidth = side(file, width, Math.min(height, width));
    int channels = file.data().orElseThrow().grayscale() ? 1 : 3;
    assertThat(
            file.checkShapes(FeatureShape.image(channels, seenHeight, seenWidth), images.length)
                .infeasible())
        .isZero();
  }

  private static int side(SearchSpaceFile file, int side, int shorter) {
    return file.data().orElseThrow().crop().orElse(shorter > 96 ? 64 : side);
  }

  @Test
  void saysWhatWasAskedFor() {
    SearchSpaceFile file = read(facts(69, 69, 3, 3716, 680, 798, 92), WISHES);

    assertThat(file.name()).isEqualTo("mine");
    assertThat(file.objective().metric()).isEqualTo("balancedAccuracy");
    assertThat(file.sweep().timeout()).contains(Duration.ofMinutes(90));
    assertThat(file.data().orElseThrow().crop()).hasValue(64);
  }

  @Test
  void searchesTreatmentsOfImbalanceOnlyWhereClassesAreUneven() {
    String even = text(facts(28, 28, 1, 600, 600), WISHES);
    String uneven = text(facts(28, 28, 1, 600, 60), WISHES);

    assertThat(even).doesNotContain("imbalance");
    assertThat(uneven).contains("\"imbalance\": { \"type\": \"$imbalance\"");
  }

  @Test
  void beginsWithTheRecipeAndTheChangeThatMostOftenHelps() {
    SearchSpaceFile file = read(facts(32, 32, 3, 500, 500), WISHES);

    assertThat(file.remarks()).isEmpty();
    assertThat(file.startWith()).hasSize(2);
    Map<String, Object> recipe = file.startWith().get(0).values();
    assertThat(recipe)
        .containsEntry("learningRate", 0.01)
        .containsEntry("symmetries", "mirror")
        .containsEntry("mixing", 0L);
    Map<String, Object> second = new LinkedHashMap<>(recipe);
    if (training(file).epochs() < 40) {
      second.put("dropout", 0.0);
    } else {
      second.put("mixing", 0.5);
    }
    assertThat(file.startWith().get(1).values()).isEqualTo(second);
  }

  @Test
  void treatsUnequalClassesAsTheGoalCountsThem() {
    DataFacts uneven = facts(69, 69, 3, 3716, 680, 798, 92);

    assertThat(recipe(uneven, Metric.ACCURACY))
        .containsEntry("imbalance", "none")
        .doesNotContainKey("power");
    assertThat(recipe(uneven, Metric.MACRO_F1))
        .containsEntry("imbalance", "oversample")
        .containsEntry("power", 0.5);
    assertThat(recipe(uneven, Metric.BALANCED_ACCURACY)).containsEntry("power", 1.0);
  }

  @Test
  void mirrorsPhotographsTurnsGalaxiesAndLeavesSignsAlone() {
    assertThat(recipe(facts(32, 32, 3, 50, 50), Metric.ACCURACY))
        .containsEntry("symmetries", "mirror");
    assertThat(recipe(facts(69, 69, 3, 50, 50), Metric.ACCURACY))
        .containsEntry("symmetries", "dihedral");
    assertThat(recipe(facts(28, 28, 1, 50, 50), Metric.ACCURACY))
        .containsEntry("symmetries", "none");
  }

  @Test
  void moreTimeBuysMoreEpochsAndThenALargerNetwork() {
    DataFacts facts = facts(32, 32, 3, 2500, 2500);

    List<Long> filters = new ArrayList<>();
    List<Integer> epochs = new ArrayList<>();
    for (int seconds : new int[] {20, 120, 240, 1200, 7200, 72_000}) {
      SearchSpaceFile file =
          read(facts, new StarterSettings("mine", Duration.ofSeconds(seconds), Metric.ACCURACY));
      filters.add((Long) file.startWith().get(0).values().get("filters"));
      epochs.add(training(file).epochs());
    }

    assertThat(filters).isSorted().startsWith(8L).contains(32L).endsWith(64L);
    assertThat(epochs.subList(1, 4)).isSorted();
    assertThat(epochs.get(5)).isEqualTo(90);
  }

  @Test
  void withoutAnyTimeToSpeakOfThereIsOneEpoch() {
    assertThat(sizes(facts(300, 300, 3, 25_000, 25_000), Duration.ofSeconds(1)))
        .containsExactly(8L, 1);
  }

  /** Filters and epochs. */
  private static List<Object> sizes(DataFacts facts, Duration budget) {
    SearchSpaceFile file = read(facts, new StarterSettings("mine", budget, Metric.ACCURACY));
    return List.of(file.startWith().get(0).values().get("filters"), training(file).epochs());
  }

  private static Map<String, Object> recipe(DataFacts facts, Metric goal) {
    return read(facts, new StarterSettings("mine", Duration.ofMinutes(4), goal))
        .startWith()
        .get(0)
        .values();
  }

  private static TrainingSpec training(SearchSpaceFile file) {
    Assignment first =
        file.startWith()
            .get(0)
            .complete(file.space(), new Random(0), candidate -> true)
            .orElseThrow();
    return file.blueprint().orElseThrow().resolve(first).training();
  }

  private static SearchSpaceFile read(DataFacts facts, StarterSettings wishes) {
    return SearchSpaceReader.readJson(text(facts, wishes));
  }

  /** Where an epoch of 3,500 images with 32 filters takes 3.5 s, and time grows with filters. */
  private static String text(DataFacts facts, StarterSettings wishes) {
    return new StarterSpace(facts, wishes, "")
        .text(
            text -> {
              SearchSpaceFile file = SearchSpaceReader.readJson(text);
              long filters = (Long) file.startWith().get(0).values().get("filters");
              double epoch = 0.7 * facts.images() * filters * filters / 1024 / 1000;
              return 0.5 + epoch * training(file).epochs();
            });
  }

  @Test
  void keepsWhatStandsInNamesInsideTheirText() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("path", "a \"quoted\"\n\\ name.h5");
    DataFacts facts =
        new DataFacts(
            fields,
            NamedParts.NONE,
            "first\n\"second\"",
            28,
            28,
            1,
            new int[] {50, 60},
            List.of("a", "b"));

    SearchSpaceFile file = read(facts, WISHES);

    assertThat(file.json()).contains("quoted");
  }

  private static DataFacts facts(int height, int width, int channels, int... counts) {
    return new DataFacts(
        Map.of("path", "data/mine.h5"),
        NamedParts.NONE,
        "what it is",
        height,
        width,
        channels,
        counts,
        List.of());
  }
}
