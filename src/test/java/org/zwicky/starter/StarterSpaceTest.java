package org.zwicky.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;
import org.zwicky.metric.Metric;
import org.zwicky.network.FeatureShape;
import org.zwicky.space.json.SearchSpaceFile;
import org.zwicky.space.json.SearchSpaceReader;

class StarterSpaceTest {

  private static final Wishes WISHES =
      new Wishes("mine", Duration.ofMinutes(90), Metric.BALANCED_ACCURACY);

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

    SearchSpaceFile file = SearchSpaceReader.readJson(new StarterSpace(facts, WISHES).text(""));

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
    SearchSpaceFile file =
        SearchSpaceReader.readJson(
            new StarterSpace(facts(69, 69, 3, 3716, 680, 798, 92), WISHES).text("s.json"));

    assertThat(file.name()).isEqualTo("mine");
    assertThat(file.objective().metric()).isEqualTo("balancedAccuracy");
    assertThat(file.sweep().timeout()).contains(Duration.ofMinutes(90));
    assertThat(file.data().orElseThrow().crop()).hasValue(64);
  }

  @Test
  void searchesTreatmentsOfImbalanceOnlyWhereClassesAreUneven() {
    String even = new StarterSpace(facts(28, 28, 1, 600, 600), WISHES).text("");
    String uneven = new StarterSpace(facts(28, 28, 1, 600, 60), WISHES).text("");

    assertThat(even).doesNotContain("imbalance");
    assertThat(uneven).contains("\"imbalance\": { \"type\": \"$imbalance\"");
  }

  @Test
  void searchesUpdatersSchedulesAndTreatmentsEachWithItsOwnSettings() {
    SearchSpaceFile file =
        SearchSpaceReader.readJson(
            new StarterSpace(facts(69, 69, 3, 3716, 680, 798, 92), WISHES).text(""));

    assertThat(file.json())
        .contains("adamw", "weightDecay", "cosine", "rotate", "logitAdjustment", "tau");
    assertThat(file.remarks()).isEmpty();
  }

  @Test
  void keepsWhatStandsInNamesInsideTheirText() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("path", "a \"quoted\"\n\\ name.h5");
    DataFacts facts =
        new DataFacts(
            fields, "first\n\"second\"", 28, 28, 1, new int[] {50, 60}, List.of("a", "b"));

    SearchSpaceFile file = SearchSpaceReader.readJson(new StarterSpace(facts, WISHES).text(""));

    assertThat(file.json()).contains("quoted");
  }

  private static DataFacts facts(int height, int width, int channels, int... counts) {
    return new DataFacts(
        Map.of("path", "data/mine.h5"), "what it is", height, width, channels, counts, List.of());
  }
}
