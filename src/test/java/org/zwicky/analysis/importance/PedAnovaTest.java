package org.zwicky.analysis.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.zwicky.PropertySeed;
import org.zwicky.metric.Goal;
import org.zwicky.space.Assignment;
import org.zwicky.space.Parameters;
import org.zwicky.space.SearchSpace;

/** On functions of which one knows what matters. */
class PedAnovaTest {

  private static final SearchSpace CUBE =
      Parameters.space(
          Parameters.decimal("a", 0, 1),
          Parameters.decimal("b", 0, 1),
          Parameters.decimal("c", 1e-4, 1).log(),
          Parameters.choice("kind", "x", "y", "z"),
          Parameters.choice("object", Map.of("type", "none"), Map.of("type", "focal", "gamma", 2)),
          Parameters.flag("flag"));

  private static List<ImportanceSample> random(
      SearchSpace space, int count, long seed, ToDoubleFunction<Assignment> score) {
    Random random = new Random(seed);
    List<ImportanceSample> trials = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      Assignment drawn = space.draw(random);
      trials.add(new ImportanceSample(i, drawn.values(), score.applyAsDouble(drawn)));
    }
    return trials;
  }

  private static ImportanceRanking rank(SearchSpace space, List<ImportanceSample> trials) {
    return new PedAnova(axes(space), trials, Goal.MAXIMIZE).rank("score");
  }

  private static List<ParameterAxis> axes(SearchSpace space) {
    return space.parameters().stream().map(each -> ParameterAxis.of(each, List.of())).toList();
  }

  private static Map<String, ParameterImportance> byName(ImportanceRanking ranking) {
    return ranking.parameters().stream()
        .collect(Collectors.toMap(each -> each.axis().name(), each -> each));
  }

  @Test
  void findsTheOneParameterThatMatters() {
    ImportanceRanking ranking =
        rank(CUBE, random(CUBE, 400, 1, trial -> -Math.abs(trial.decimal("a") - 0.7)));

    assertThat(ranking.parameters().get(0).axis().name()).isEqualTo("a");
    assertThat(ranking.parameters().get(0).share()).isGreaterThan(0.9);
    assertThat(ranking.parameters().get(0).exceedsChance()).isTrue();
    assertThat(ranking.parameters().subList(1, 6))
        .allSatisfy(each -> assertThat(each.share()).isLessThan(0.05));
    FavouredValue favoured = ranking.parameters().get(0).favoured();
    assertThat(favoured.low()).isBetween(0.6, 0.7);
    assertThat(favoured.median()).isCloseTo(0.7, within(0.03));
    assertThat(favoured.high()).isBetween(0.7, 0.8);
  }

  @Test
  void comesCloseToTheDivergenceThatOneCanWorkOut() {
    // The best tenth lies in a tenth of the axis: p/q = 10 there, so the divergence is 10 - 1.
    List<ImportanceSample> trials = random(CUBE, 5000, 2, trial -> trial.decimal("a"));

    double[] importances = new PedAnova(axes(CUBE), trials, Goal.MAXIMIZE).importances();

    assertThat(importances[0]).isCloseTo(9, within(1.0));
    assertThat(importances[1]).isLessThan(0.05);
  }

  @Test
  void comesToWhatChoicesAreWorth() {
    // All the best have z, a third of all do: 3 - 1.
    List<ImportanceSample> trials =
        random(CUBE, 3000, 3, trial -> trial.text("kind").equals("z") ? trial.decimal("b") : -1);

    ImportanceRanking ranking = rank(CUBE, trials);

    assertThat(new PedAnova(axes(CUBE), trials, Goal.MAXIMIZE).importances()[3])
        .isCloseTo(2, within(0.1));
    FavouredValue favoured = byName(ranking).get("kind").favoured();
    assertThat(favoured.choice()).isEqualTo("z");
    assertThat(favoured.best()).isEqualTo(300);
    assertThat(favoured.all()).isBetween(900, 1100);
  }

  @Test
  void ranksByHowMuchTheyMatter() {
    ImportanceRanking ranking =
        rank(
            CUBE,
            random(
                CUBE,
                500,
                4,
                trial ->
                    3 * trial.decimal("a")
                        + trial.decimal("b")
                        + 0.3 * Math.log10(trial.decimal("c"))
                        + (trial.flag("flag") ? 0.001 : 0)));

    assertThat(ranking.parameters())
        .extracting(each -> each.axis().name())
        .startsWith("a")
        .containsSubsequence("a", "b", "flag");
    assertThat(byName(ranking).get("object").exceedsChance()).isFalse();
  }

  @Test
  void seesNothingInNoise() {
    Random noise = new Random(5);
    List<ImportanceSample> trials = random(CUBE, 100, 6, trial -> noise.nextDouble());

    long seeming =
        rank(CUBE, trials).parameters().stream().filter(ParameterImportance::exceedsChance).count();

    assertThat(seeming).isLessThanOrEqualTo(1);
  }

  /** The example of the paper on conditional spaces: only what is switched on can matter. */
  @Test
  void comparesAConditionalParameterWhereItIsActive() {
    SearchSpace space =
        Parameters.space(
            Parameters.choice("branch", "left", "right"),
            Parameters.decimal("x", 2, 5).when("branch", "left"),
            Parameters.decimal("y", -5, -2).when("branch", "right"));
    List<ImportanceSample> trials =
        random(
            space, 600, 7, trial -> trial.isActive("x") ? trial.decimal("x") : trial.decimal("y"));

    Map<String, ParameterImportance> byName = byName(rank(space, trials));

    assertThat(byName.get("y").share()).isZero();
    assertThat(byName.get("y").activeBest()).isZero();
    assertThat(byName.get("y").favoured().isNone()).isTrue();
    assertThat(byName.get("x").share()).isGreaterThan(0.5);
    assertThat(byName.get("x").activeBest()).isEqualTo(60);
    assertThat(byName.get("branch").exceedsChance()).isTrue();
  }

  /** That it is switched on is its parent's merit. */
  @Test
  void givesAnIrrelevantConditionalParameterNothingForItsActivation() {
    SearchSpace space =
        Parameters.space(
            Parameters.choice("branch", "left", "right"),
            Parameters.decimal("x", 0, 1).when("branch", "left"));
    Random noise = new Random(8);
    List<ImportanceSample> trials =
        random(space, 500, 9, trial -> (trial.isActive("x") ? 1 : 0) + 0.1 * noise.nextDouble());

    Map<String, ParameterImportance> byName = byName(rank(space, trials));

    assertThat(byName.get("branch").share()).isGreaterThan(0.75);
    assertThat(byName.get("x").exceedsChance()).isFalse();
  }

  @Test
  void takesStoppedTrialsForWorseThanAllOthers() {
    List<ImportanceSample> trials =
        random(
            CUBE, 200, 10, trial -> trial.decimal("a") < 0.5 ? Double.NaN : 1 - trial.decimal("b"));

    ImportanceRanking ranking = rank(CUBE, trials);

    assertThat(ranking.trials()).isEqualTo(200);
    assertThat(ranking.best()).isEqualTo(20);
    assertThat(byName(ranking).get("a").exceedsChance()).isTrue();
    assertThat(byName(ranking).get("a").favoured().low()).isGreaterThan(0.5);
  }

  @Test
  void saysNothingOfFewTrials() {
    ImportanceRanking ranking = rank(CUBE, random(CUBE, 7, 11, trial -> trial.decimal("a")));

    assertThat(ranking.isKnown()).isFalse();
    assertThat(ranking.parameters()).isEmpty();
    assertThat(ranking.trials()).isEqualTo(7);
  }

  @Test
  void findsNothingWhereAllScoreTheSame() {
    ImportanceRanking ranking = rank(CUBE, random(CUBE, 50, 12, trial -> 0.5));

    assertThat(ranking.isKnown()).isFalse();
    assertThat(ranking.best()).isEqualTo(50);
    assertThat(ranking.parameters()).allSatisfy(each -> assertThat(each.share()).isZero());
  }

  @Test
  void takesTheBestTenthAndAtLeastFiveOfAQuarter() {
    assertThat(List.of(8, 12, 20, 50, 51, 200))
        .extracting(PedAnova::bestCount)
        .containsExactly(2, 3, 5, 5, 6, 20);
  }

  @Property(tries = 20, seed = PropertySeed.SEED)
  void sumsToOneWhateverTheTrialsAreAndWhateverTheirOrder(
      @ForAll @IntRange(min = 8, max = 60) int count, @ForAll long seed) {
    Random noise = new Random(seed);
    List<ImportanceSample> trials =
        random(CUBE, count, seed, trial -> noise.nextInt(8) == 0 ? Double.NaN : noise.nextDouble());
    List<ImportanceSample> shuffled = new ArrayList<>(trials);
    Collections.shuffle(shuffled, new Random(seed + 1));

    ImportanceRanking ranking = rank(CUBE, trials);

    assertThat(rank(CUBE, shuffled)).isEqualTo(ranking);
    if (ranking.isKnown()) {
      assertThat(ranking.parameters().stream().mapToDouble(ParameterImportance::share).sum())
          .isCloseTo(1, within(1e-12));
    }
    assertThat(ranking.parameters())
        .allSatisfy(
            each -> {
              assertThat(each.low()).isBetween(0.0, each.share());
              assertThat(each.high()).isBetween(each.share(), 1.0);
            })
        .isSortedAccordingTo((x, y) -> Double.compare(y.share(), x.share()));
  }

  @Property(tries = 10, seed = PropertySeed.SEED)
  void changesNothingUnderAnIncreasingFunctionOfTheScores(@ForAll long seed) {
    List<ImportanceSample> trials =
        random(CUBE, 40, seed, trial -> trial.decimal("a") - trial.decimal("b"));
    List<ImportanceSample> scaled =
        trials.stream()
            .map(
                each ->
                    new ImportanceSample(each.number(), each.parameters(), Math.exp(each.score())))
            .toList();
    List<ImportanceSample> negated =
        trials.stream()
            .map(each -> new ImportanceSample(each.number(), each.parameters(), -each.score()))
            .toList();

    assertThat(rank(CUBE, scaled).parameters()).isEqualTo(rank(CUBE, trials).parameters());
    assertThat(new PedAnova(axes(CUBE), negated, Goal.MINIMIZE).rank("score").parameters())
        .isEqualTo(rank(CUBE, trials).parameters());
  }

  @Test
  void derivesAxesFromValuesWhereNoSpaceIsKnown() {
    Map<String, List<Object>> seen = new HashMap<>();
    seen.put("rate", List.of(1e-4, 0.003, 0.1));
    seen.put("layers", List.of(2L, 5L, 3L));
    seen.put("mixed", List.of(2L, "none"));

    assertThat(ParameterAxis.ofValues("rate", seen.get("rate")).scale())
        .isEqualTo(ParameterAxis.Scale.LOG);
    assertThat(ParameterAxis.ofValues("dropout", List.of(0.001, 0.32, 0.6)).scale())
        .isEqualTo(ParameterAxis.Scale.LINEAR);
    assertThat(ParameterAxis.ofValues("layers", seen.get("layers")).cells()).isEqualTo(4);
    assertThat(ParameterAxis.ofValues("mixed", seen.get("mixed")).choices())
        .containsExactly("2", "none");
    assertThat(ParameterAxis.ofValues("never", List.of()).cells()).isEqualTo(1);
  }

  @Test
  void widensTheAxisOfASpaceForValuesThatTrialsHaveAllTheSame() {
    ParameterAxis range =
        ParameterAxis.of(Parameters.integer("layers", 2, 4).build(), List.of(1L, 6L));
    ParameterAxis choice =
        ParameterAxis.of(Parameters.choice("kind", "x", "y").build(), List.of("w", "y"));

    assertThat(range.cells()).isEqualTo(6);
    assertThat(range.cell(6L)).isEqualTo(5);
    assertThat(choice.choices()).containsExactly("x", "y", "w");
  }
}
