package org.zwicky.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zwicky.space.Parameters.choice;
import static org.zwicky.space.Parameters.constraint;
import static org.zwicky.space.Parameters.decimal;
import static org.zwicky.space.Parameters.integer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zwicky.prune.Decision;
import org.zwicky.prune.MedianPruner;
import org.zwicky.search.Observation;
import org.zwicky.search.Sampler;
import org.zwicky.search.UntriedAssignments;
import org.zwicky.space.Assignment;
import org.zwicky.space.Parameter;
import org.zwicky.space.Parameters;
import org.zwicky.space.PartialAssignment;
import org.zwicky.space.SearchSpace;
import org.zwicky.study.SamplerKind;
import org.zwicky.study.TrialState;

class OptimizationTest {

  private static final SearchSpace PLANE =
      Parameters.space(decimal("x", -5, 5), decimal("y", -5, 5));

  private static double bowl(RunningTrial trial) {
    return Math.pow(trial.decimal("x") - 1, 2) + Math.pow(trial.decimal("y") + 2, 2);
  }

  private static double best(SamplerKind sampler) {
    return Optimization.create(PLANE)
        .sampler(sampler)
        .trials(40)
        .seed(1)
        .optimize(OptimizationTest::bowl)
        .best()
        .orElseThrow()
        .value();
  }

  @Test
  void findsAMinimumBetterThanRandom() {
    assertThat(best(SamplerKind.TPE)).isLessThan(best(SamplerKind.RANDOM));
    assertThat(best(SamplerKind.GP)).isLessThan(best(SamplerKind.RANDOM) / 10);
  }

  @ParameterizedTest
  @EnumSource(SamplerKind.class)
  void givesTheSameTrialsForTheSameSeed(SamplerKind sampler) {
    Optimization search = Optimization.create(PLANE).sampler(sampler).trials(15).seed(7);
    List<Assignment> first = assignments(search.optimize(OptimizationTest::bowl));
    assertThat(first).hasSize(15);
    assertThat(assignments(search.optimize(OptimizationTest::bowl))).isEqualTo(first);
  }

  private static List<Assignment> assignments(Results results) {
    return results.trials().stream().map(EndedTrial::assignment).toList();
  }

  @Test
  void prunesWithAReason() {
    Results results =
        Optimization.create(PLANE)
            .pruner(new MedianPruner(3, 0, 1))
            .trials(20)
            .optimize(
                trial -> {
                  for (int step = 1; step <= 3; step++) {
                    trial.report(step, bowl(trial));
                    if (trial.shouldPrune()) {
                      return 0;
                    }
                  }
                  return bowl(trial);
                });
    List<EndedTrial> pruned =
        results.trials().stream().filter(trial -> trial.state() == TrialState.PRUNED).toList();
    assertThat(pruned).isNotEmpty();
    assertThat(pruned)
        .allSatisfy(trial -> assertThat(trial.reason()).contains("above the median"))
        .allSatisfy(trial -> assertThat(trial.value()).isEqualTo(trial.steps().get(1)));
    assertThat(results.best().orElseThrow().state()).isEqualTo(TrialState.COMPLETE);
  }

  @Test
  void takesAPrunerOfOnesOwn() {
    Results results =
        Optimization.create(PLANE)
            .pruner(
                (history, trial) ->
                    trial.lastValue() > 30
                        ? Decision.prune("beyond 30")
                        : Decision.goOn("within 30"))
            .trials(20)
            .optimize(
                trial -> {
                  trial.report(1, bowl(trial));
                  trial.shouldPrune();
                  return bowl(trial);
                });
    assertThat(results.trials())
        .anyMatch(trial -> trial.state() == TrialState.PRUNED)
        .allMatch(
            trial -> (trial.state() == TrialState.PRUNED) == trial.reason().equals("beyond 30"));
  }

  @ParameterizedTest
  @EnumSource(SamplerKind.class)
  void respectsConditionsAndConstraints(SamplerKind sampler) {
    SearchSpace space =
        Parameters.space(
                integer("layers", 1, 4),
                integer("width", 8, 64).step(8),
                choice("kind", "a", "b"),
                decimal("rate", 1e-4, 1e-1).log().when("kind", "a"))
            .with(
                constraint(
                    "layers * width <= 64",
                    tried -> tried.integer("layers") * tried.integer("width") <= 64,
                    "layers",
                    "width"));
    Results results =
        Optimization.create(space)
            .sampler(sampler)
            .trials(30)
            .optimize(trial -> trial.integer("layers"));
    assertThat(results.trials()).hasSize(30).allMatch(trial -> space.contains(trial.assignment()));
  }

  @Test
  void failsATrialThatThrowsOrHasNoScoreAndGoesOn() {
    Results results =
        Optimization.create(PLANE)
            .trials(6)
            .optimize(
                trial -> {
                  if (trial.number() == 2) {
                    throw new java.io.IOException("no such file");
                  }
                  return trial.number() == 4 ? Double.NaN : bowl(trial);
                });
    assertThat(results.trials()).extracting(EndedTrial::state).hasSize(6);
    assertThat(results.trials().get(1).state()).isEqualTo(TrialState.FAILED);
    assertThat(results.trials().get(1).reason()).contains("no such file");
    assertThat(results.trials().get(3).state()).isEqualTo(TrialState.FAILED);
    assertThat(results.trials().get(5).state()).isEqualTo(TrialState.COMPLETE);
  }

  @Test
  void endsAfterFiveFailuresInARowWithTheCause() {
    assertThatThrownBy(
            () ->
                Optimization.create(PLANE)
                    .optimize(
                        trial -> {
                          throw new IllegalStateException("broken");
                        }))
        .isInstanceOf(OptimizationFailedException.class)
        .hasRootCauseMessage("broken")
        .satisfies(
            e -> assertThat(((OptimizationFailedException) e).results().trials()).hasSize(5));
  }

  @Test
  void beginsNoTrialAfterTheTimeout() {
    AtomicLong now = new AtomicLong();
    Results results =
        Optimization.create(PLANE)
            .timeout(Duration.ofSeconds(3))
            .clock(now::get)
            .optimize(trial -> now.addAndGet(1_000_000_000L));
    assertThat(results.trials()).hasSize(3);
    assertThat(results.trials()).extracting(EndedTrial::seconds).containsOnly(1.0);
  }

  @Test
  void runsEachParallelTrialOnce() {
    AtomicInteger calls = new AtomicInteger();
    Results results =
        Optimization.create(PLANE)
            .sampler(SamplerKind.TPE)
            .parallel(4)
            .trials(50)
            .optimize(
                trial -> {
                  calls.incrementAndGet();
                  return bowl(trial);
                });
    assertThat(calls).hasValue(50);
    assertThat(assignments(results)).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void endsWithTheGridAfterWhatIsTriedFirst() {
    Results results =
        Optimization.create(Parameters.space(integer("a", 1, 3), choice("b", "x", "y")))
            .sampler(SamplerKind.GRID)
            .startWith(List.of(new Assignment(Map.of("a", 2, "b", "y"))))
            .optimize(trial -> trial.integer("a"));
    assertThat(assignments(results)).hasSize(6).doesNotHaveDuplicates();
    assertThat(results.trials().get(0).assignment().integer("a")).isEqualTo(2);
  }

  @Test
  void endsOnAnInterruptAndKeepsTheFlag() {
    Results results =
        Optimization.create(PLANE)
            .optimize(
                trial -> {
                  if (trial.number() == 3) {
                    Thread.currentThread().interrupt();
                  }
                  return bowl(trial);
                });
    assertThat(Thread.interrupted()).isTrue();
    assertThat(results.trials()).hasSize(3);
  }

  @Test
  void hasNoBestWhereNoneCompleted() {
    assertThat(Optimization.create(PLANE).trials(2).optimize(trial -> Double.NaN).best()).isEmpty();
  }

  @Test
  void theDocumentedExampleIsThisTestAndWorks() throws Exception {
    // example
    SearchSpace space =
        Parameters.space(
                integer("layers", 1, 4),
                integer("width", 8, 64).step(8),
                choice("updater", "adam", "sgd"),
                decimal("rate", 1e-4, 1e-1).log(),
                decimal("momentum", 0, 0.99).when("updater", "sgd"))
            .with(
                constraint(
                    "layers * width <= 128",
                    tried -> tried.integer("layers") * tried.integer("width") <= 128,
                    "layers",
                    "width"));

    Results results =
        Optimization.create(space)
            .sampler(SamplerKind.TPE)
            .pruner(new MedianPruner(5, 0, 1))
            .trials(30)
            .seed(1)
            .optimize(
                trial -> {
                  double loss = 1;
                  for (int epoch = 1; epoch <= 5 && !trial.shouldPrune(); epoch++) {
                    loss *= 0.5 + Math.abs(Math.log10(trial.decimal("rate")) + 2.5) / 5;
                    trial.report(epoch, loss);
                  }
                  return loss;
                });

    EndedTrial best = results.best().orElseThrow();
    String answer = best.number() + ": " + best.value() + " with " + best.assignment();
    // end
    assertThat(answer).contains("rate=");
    requireDocumented("example");
  }

  @Test
  void theDocumentedSamplerIsThisTestAndFindsMoreThanChance() throws Exception {
    // sampler
    Sampler nearTheBest =
        (history, random) -> {
          UntriedAssignments untried = new UntriedAssignments(history);
          List<Observation> ranked = history.ranked();
          if (ranked.isEmpty() || random.nextInt(4) == 0) {
            return untried.atRandom(random);
          }
          Map<String, Object> values = new HashMap<>(ranked.get(0).assignment().values());
          List<Parameter> parameters = history.space().parameters();
          values.remove(parameters.get(random.nextInt(parameters.size())).name());
          return new PartialAssignment(values)
              .complete(history.space(), random, untried::allows)
              .or(() -> untried.atRandom(random));
        };

    Results found =
        Optimization.create(Parameters.space(decimal("x", -5, 5), decimal("y", -5, 5)))
            .sampler(nearTheBest)
            .trials(60)
            .optimize(trial -> Math.hypot(trial.decimal("x") - 1, trial.decimal("y") + 2));
    // end
    double byChance =
        Optimization.create(PLANE)
            .sampler(SamplerKind.RANDOM)
            .trials(60)
            .optimize(trial -> Math.hypot(trial.decimal("x") - 1, trial.decimal("y") + 2))
            .best()
            .orElseThrow()
            .value();
    assertThat(assignments(found)).hasSize(60).doesNotHaveDuplicates();
    assertThat(found.best().orElseThrow().value()).isLessThan(byChance);
    requireDocumented("sampler");
  }

  @Test
  void asksASamplerOfOnesOwnWithWhatIsKnownUntilItFindsNothing() {
    List<Integer> known = new ArrayList<>();
    Results results =
        Optimization.create(PLANE)
            .sampler(
                (history, random) -> {
                  known.add(history.ranked().size());
                  return known.size() > 3
                      ? Optional.empty()
                      : Optional.of(history.space().draw(random));
                })
            .optimize(OptimizationTest::bowl);
    assertThat(results.trials()).hasSize(3);
    assertThat(known).containsExactly(0, 1, 2, 3);
  }

  @Test
  void refusesASuggestionThatIsNotOfTheSpace() {
    for (int parallel : new int[] {1, 2}) {
      assertThatThrownBy(
              () ->
                  Optimization.create(PLANE)
                      .sampler(
                          (history, random) ->
                              Optional.of(new Assignment(Map.of("x", 1.0, "y", 9.0))))
                      .parallel(parallel)
                      .optimize(OptimizationTest::bowl))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("y=9.0");
    }
  }

  /** The code between the comments is in the documentation, word for word. */
  private static void requireDocumented(String name) throws Exception {
    List<String> lines =
        Files.readAllLines(Path.of("src/test/java/org/zwicky/optimize/OptimizationTest.java"));
    int begin = lines.indexOf("    // " + name) + 1;
    int end = begin + lines.subList(begin, lines.size()).indexOf("    // end");
    String code = String.join("\n", lines.subList(begin, end)).stripIndent().strip();
    assertThat(Files.readString(Path.of("docs/java-api.md")))
        .contains("```java\n" + code + "\n```\n");
  }
}
