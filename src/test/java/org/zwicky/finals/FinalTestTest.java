package org.zwicky.finals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.study.ModelId;
import org.zwicky.study.PredictionFailedException;
import org.zwicky.study.Study;
import org.zwicky.study.StudyFixtures;
import org.zwicky.study.TestImages;
import org.zwicky.study.TestKind;
import org.zwicky.study.TestResult;
import org.zwicky.study.TestRound;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialStore;

@Tag("slow")
class FinalTestTest {

  private static final Study STUDY = StudyFixtures.study("x");
  private static final TestImages IMAGES = new TestImages(new int[] {4, 6}, new int[] {0, 1});

  /** Right for both images. */
  private static final float[][] RIGHT = {{0.6f, 0.3f, 0.1f}, {0.2f, 0.7f, 0.1f}};

  /** Right for the first. */
  private static final float[][] HALF = {{0.6f, 0.3f, 0.1f}, {0.2f, 0.1f, 0.7f}};

  @TempDir Path directory;
  private final Set<String> predicted = Collections.synchronizedSet(new TreeSet<>());
  private TrialStore store;
  private SavedModels models;

  @BeforeEach
  void record() {
    store = FinalsFixtures.store(directory);
    models = new SavedModels(directory.resolve("artifacts"));
    store.createStudy(STUDY);
    for (int number = 1; number <= 3; number++) {
      store.start(StudyFixtures.request("x", number));
      store.finish("x", number, StudyFixtures.completed());
      save(ModelId.ofTrial(number));
    }
    for (int seed = 1; seed <= 2; seed++) {
      ModelId model = new ModelId(2, seed);
      store.finals().start("x", model, seed);
      store.finals().finish("x", model, StudyFixtures.completed());
      save(model);
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void measuresEachSeedAndTheEnsembleAndNoOtherModel() {
    // Candidates are trials 1 to 3 and the two retrainings of trial 2, which is crowned.
    TestRound round =
        test((seeds, candidates, labels, score, goal) -> {
              assertThat(seeds).containsExactly(1, 3, 4);
              return List.of(0, 4, 0);
            })
            .run(crowned(), this::predict, 2, 1);

    assertThat(round.crowned()).isEqualTo(2);
    assertThat(predicted).containsExactly("1", "finalists/2-1", "finalists/2-2");
    assertThat(round.results())
        .extracting(TestResult::kind)
        .containsExactly(TestKind.SINGLE, TestKind.SEED, TestKind.ENSEMBLE);
    assertThat(round.single().metric("accuracy")).isEqualTo(0.5);
    assertThat(round.ensemble().orElseThrow().members())
        .containsExactly(
            new TestResult.Member(ModelId.ofTrial(1), 2),
            new TestResult.Member(new ModelId(2, 2), 1));
    assertThat(round.ensemble().orElseThrow().metric("accuracy")).isEqualTo(1);
    assertThat(round.ensemble().orElseThrow().probabilities()[1][1])
        .isEqualTo(2 / 3f * 0.7f + 1 / 3f * 0.1f, org.assertj.core.api.Assertions.within(1e-6f));
    assertThat(round.single().intervals())
        .containsOnlyKeys("accuracy", "macroF1", "balancedAccuracy", "recall:spiral");
    assertThat(round.single().metric("recall:spiral")).isZero();
  }

  @Test
  void offersOnlyModelsWhoseFilesAreThere() throws IOException {
    Files.delete(models.of(ModelId.ofTrial(1)).get(0));

    test((seeds, candidates, labels, score, goal) -> {
          assertThat(candidates).hasSize(4);
          assertThat(labels).isEqualTo(STUDY.data().validationLabels());
          return List.of(0);
        })
        .run(crowned(), this::predict, 1, 1);

    assertThat(predicted).contains("2").doesNotContain("1");
  }

  @Test
  void isDoneOnceTheSameModelsWereMeasured() {
    TestRound round =
        test((seeds, candidates, labels, score, goal) -> List.of(0))
            .run(crowned(), this::predict, 1, 1);

    assertThat(FinalTest.isDone(crowned(), List.of())).isFalse();
    assertThat(FinalTest.isDone(crowned(), List.of(round))).isTrue();
    ModelId third = new ModelId(2, 3);
    store.finals().start("x", third, 3);
    store.finals().finish("x", third, StudyFixtures.completed());
    assertThat(FinalTest.isDone(crowned(), List.of(round))).isFalse();
  }

  @Test
  void saysWhichModelIsGone() throws IOException {
    Files.delete(models.of(new ModelId(2, 1)).get(0));

    assertThatThrownBy(
            () ->
                test((seeds, candidates, labels, score, goal) -> List.of(0))
                    .run(crowned(), this::predict, 1, 1))
        .isInstanceOf(PredictionFailedException.class)
        .hasMessageContaining("trial 2, seed 1");
  }

  @Test
  void keepsTheBestModelInPlaceOfAnEarlierOne() throws IOException {
    models.keepBest(new ModelId(2, 1));
    Path folder = models.artifacts().resolve("2");
    Files.move(folder.resolve("model.zip"), folder.resolve("model-1.zip"));
    Files.writeString(folder.resolve("model-2.zip"), "fold 2");

    Path best = models.keepBest(ModelId.ofTrial(2));

    assertThat(best.resolve("model.zip")).doesNotExist();
    assertThat(best.resolve("model-1.zip")).hasContent("2");
    assertThat(best.resolve("model-2.zip")).hasContent("fold 2");
  }

  private FinalTest test(EnsemblePicker picker) {
    return new FinalTest(STUDY, store, IMAGES, models, trial -> Symmetries.FLIP, picker);
  }

  private FinalistResult crowned() {
    List<Trial> trials = store.trials("x");
    return FinalistResult.of(
            List.of(trials.get(1)), store.finals().retrainings("x"), STUDY.objective())
        .get(0);
  }

  private float[][] predict(List<Path> files, Symmetries symmetries) {
    assertThat(symmetries).isEqualTo(Symmetries.FLIP);
    try {
      String model = Files.readString(files.get(0));
      predicted.add(model);
      return model.equals("1") ? RIGHT : HALF;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void save(ModelId model) {
    try {
      Path folder = Files.createDirectories(models.artifacts().resolve(model.folder()));
      Files.writeString(folder.resolve("model.zip"), model.folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
