package org.zwicky.training.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zwicky.Fuzz;
import org.zwicky.candidate.network.ActivationKind;
import org.zwicky.candidate.training.TrialSpec;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.metric.Scores;
import org.zwicky.study.LayerNorms;
import org.zwicky.study.TrainingSteps;
import org.zwicky.training.EpochReport;
import org.zwicky.training.Specs;
import org.zwicky.training.Stripes;
import org.zwicky.training.TrainingSegment;
import org.zwicky.training.batch.TrainingData;
import org.zwicky.training.batch.TrainingPlan;

class CheckpointFileTest {

  private static final TrialSpec SPEC =
      Specs.trial(Specs.adam(3, 16, 1e-2), Specs.dense(4, ActivationKind.RELU));

  // Class 2 is absent, so that its scores are NaN.
  private static final Scores SCORES =
      Scores.of(new int[] {0, 1, 1}, new float[][] {{1, 0, 0}, {0, 1, 0}, {0.9f, 0.1f, 0}});

  private static final TrainingSteps STEPS =
      new TrainingSteps(
          0.1 / 3, List.of(new LayerNorms("1 conv", 1e-7, Double.NaN), new LayerNorms("2", 3, 4)));

  private final TrainingData data = Stripes.data(40);

  @TempDir private Path folder;
  private Path path;
  private CheckpointFile file;

  @BeforeEach
  void aFile() {
    path = folder.resolve("deep/er/checkpoint.bin");
    file = new CheckpointFile(path, fingerprint(SPEC, 1, data));
  }

  @Test
  @Tag("fuzz")
  void refusesDamagedFilesInOneWay() throws Exception {
    file.write(checkpoint(3, 2));

    new Fuzz("checkpoint", List.of(Files.readAllBytes(path)))
        .run(
            input -> {
              Files.write(path, input);
              file.read();
            },
            IOException.class);
  }

  @Test
  void thereIsNoneAtFirst() throws IOException {
    assertThat(file.read()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void givesBackWhatWasWritten(int bestEpoch) throws IOException {
    Checkpoint written = checkpoint(3, bestEpoch);
    file.write(written);

    Checkpoint read = file.read().orElseThrow();

    assertThat(read.reports()).isEqualTo(written.reports());
    assertThat(read.stretches()).isEqualTo(written.stretches());
    assertThat(read.iterations()).containsExactly(42);
    assertThat(read.epoch()).isEqualTo(3);
    assertThat(read.best().epoch()).isEqualTo(bestEpoch);
    assertThat(read.best().score()).isEqualTo(0.5);
    assertThat(read.best().probabilities()).isDeepEqualTo(written.best().probabilities());
    assertThat(read.parameters()).isEqualTo(written.parameters());
    assertThat(read.updaterState()).isEqualTo(written.updaterState());
    assertThat(read.best().parameters())
        .isEqualTo(bestEpoch == 3 ? written.parameters() : written.best().parameters());
    assertThat(path.getParent()).isDirectoryContaining("glob:**checkpoint.bin");
    assertThat(folder.resolve("deep/er/checkpoint.bin.part")).doesNotExist();
  }

  @Test
  void anUpdaterMayRememberNothing() throws IOException {
    Checkpoint some = checkpoint(1, 1);
    file.write(
        new Checkpoint(
            some.reports(),
            some.stretches(),
            List.of(1),
            some.best(),
            some.parameters(),
            ByteBuffer.allocate(0)));

    assertThat(file.read().orElseThrow().updaterState().remaining()).isZero();
  }

  @Test
  void whatWasReadStaysWhenTheFileIsReplaced() throws IOException {
    file.write(checkpoint(1, 1));
    Checkpoint first = file.read().orElseThrow();
    file.write(checkpoint(2, 2));

    assertThat(first.parameters()).isEqualTo(checkpoint(1, 1).parameters());
    assertThat(file.read().orElseThrow().epoch()).isEqualTo(2);
  }

  @Test
  void isRefusedAtEveryShorterLength() throws IOException {
    file.write(checkpoint(2, 1));
    byte[] whole = Files.readAllBytes(path);
    for (int length = 0; length < whole.length; length++) {
      Files.write(path, Arrays.copyOf(whole, length));
      assertThatThrownBy(file::read).as("%d bytes", length).isInstanceOf(IOException.class);
    }
    Files.write(path, Arrays.copyOf(whole, whole.length + 1));
    assertThatThrownBy(file::read).hasMessage("it has not the length it should have");
  }

  @Test
  void isRefusedWhicheverByteIsFlipped() throws IOException {
    file.write(checkpoint(2, 1));
    byte[] whole = Files.readAllBytes(path);
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= (byte) (1 << i % 8);
      Files.write(path, flipped);
      assertThatThrownBy(file::read).as("byte %d", i).isInstanceOf(IOException.class);
    }
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    file.write(checkpoint(2, 1));
    byte[] whole = Files.readAllBytes(path);
    Files.writeString(path, "Not a checkpoint but a text that is long enough to be taken for one.");
    assertThatThrownBy(file::read).hasMessage("it is not a checkpoint");
    whole[11] = 9;
    Files.write(path, whole);
    assertThatThrownBy(file::read).hasMessage("it has version 9, not 4");
    Files.write(path, new byte[10]);
    assertThatThrownBy(file::read).hasMessage("it is cut short");
  }

  @Test
  void isReadOnlyByTheTrainingItWasMadeOf() throws IOException {
    file.write(checkpoint(2, 1));
    TrialSpec otherSpec =
        Specs.trial(Specs.adam(3, 16, 1.0000000000000002e-2), SPEC.network().layers().get(0));
    TrainingData otherPixels =
        TrainingData.of(
            new float[40 * 64],
            IntStream.range(0, 40).map(data::label).toArray(),
            Stripes.SHAPE,
            Stripes.CLASSES,
            data.training(),
            data.validation());

    assertThat(new CheckpointFile(path, fingerprint(SPEC, 1, Stripes.data(40))).read()).isPresent();
    for (TrainingFingerprint other :
        List.of(
            fingerprint(SPEC, 2, data),
            fingerprint(otherSpec, 1, data),
            fingerprint(SPEC, 1, otherPixels),
            fingerprint(SPEC, 1, Stripes.data(44)),
            TrainingFingerprint.of(
                SPEC, 1, TrainingPlan.of(data), Metric.MACRO_F1, Goal.MAXIMIZE, 10, 20),
            TrainingFingerprint.of(
                SPEC, 1, TrainingPlan.of(data), Metric.ACCURACY, Goal.MINIMIZE, 10, 20),
            TrainingFingerprint.of(
                SPEC, 1, TrainingPlan.of(data), Metric.ACCURACY, Goal.MAXIMIZE, 11, 20),
            TrainingFingerprint.of(
                SPEC, 1, TrainingPlan.of(data), Metric.ACCURACY, Goal.MAXIMIZE, 10, 21))) {
      assertThatThrownBy(new CheckpointFile(path, other)::read)
          .hasMessage("it is of another training");
    }
  }

  @Test
  void isWrittenByAnInterruptedThreadToo() throws IOException {
    Thread.currentThread().interrupt();
    try {
      file.write(checkpoint(2, 1));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(file.read()).isPresent();
  }

  private static TrainingFingerprint fingerprint(TrialSpec spec, long seed, TrainingData data) {
    return TrainingFingerprint.of(
        spec, seed, TrainingPlan.of(data), Metric.ACCURACY, Goal.MAXIMIZE, 10, 20);
  }

  private static Checkpoint checkpoint(int epochs, int bestEpoch) {
    List<EpochReport> reports =
        IntStream.rangeClosed(1, epochs)
            .mapToObj(epoch -> new EpochReport(epoch, 0.1 * epoch, SCORES, SCORES, 3, 2, 1, STEPS))
            .toList();
    return new Checkpoint(
        reports,
        List.of(new TrainingSegment(0, "DL4J", 2), new TrainingSegment(1, "oneDNN 2.5.2", 1)),
        List.of(42),
        new Checkpoint.Best(
            bestEpoch, 0.5, new float[][] {{0.1f, 0.9f}, {0.8f, 0.2f}}, floats(10, bestEpoch)),
        floats(10, epochs),
        floats(20, -epochs));
  }

  private static ByteBuffer floats(int count, float first) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(count * Float.BYTES);
    for (int i = 0; i < count; i++) {
      bytes.putFloat(i * Float.BYTES, first + i / 7f);
    }
    return bytes;
  }
}
