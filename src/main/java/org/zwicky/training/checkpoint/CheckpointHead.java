package org.zwicky.training.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.zwicky.metric.ClassMetrics;
import org.zwicky.metric.ClassificationMetrics;
import org.zwicky.metric.Metric;
import org.zwicky.metric.Scores;
import org.zwicky.study.LayerNorms;
import org.zwicky.study.TrainingSteps;
import org.zwicky.training.EpochReport;
import org.zwicky.training.TrainingSegment;

/**
 * The small parts of a checkpoint as bytes, as {@link DataOutputStream} writes them.
 *
 * @param classes K, the columns of the best epoch's probabilities
 */
record CheckpointHead(
    List<EpochReport> reports,
    List<TrainingSegment> stretches,
    List<Integer> iterations,
    int bestEpoch,
    double bestScore,
    int classes) {

  private static final List<Metric> OF_CLASSES =
      inOrder(true, Metric.ACCURACY, Metric.MACRO_F1, Metric.WEIGHTED_F1);
  private static final List<Metric> OF_PROBABILITIES = inOrder(false);

  static CheckpointHead of(Checkpoint checkpoint) {
    return new CheckpointHead(
        checkpoint.reports(),
        checkpoint.stretches(),
        checkpoint.iterations(),
        checkpoint.best().epoch(),
        checkpoint.best().score(),
        checkpoint.best().probabilities()[0].length);
  }

  boolean newestIsBest() {
    return bestEpoch == reports.size();
  }

  ByteBuffer toBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(reports.size());
    for (EpochReport report : reports) {
      write(report, out);
    }
    out.writeInt(stretches.size());
    for (TrainingSegment stretch : stretches) {
      out.writeInt(stretch.afterEpoch());
      out.writeUTF(stretch.engine());
      out.writeInt(stretch.threads());
    }
    out.writeInt(iterations.size());
    for (int steps : iterations) {
      out.writeInt(steps);
    }
    out.writeInt(bestEpoch);
    out.writeDouble(bestScore);
    out.writeInt(classes);
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  static CheckpointHead read(ByteBuffer bytes) throws IOException {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(copy));
    List<EpochReport> reports = new ArrayList<>();
    for (int count = in.readInt(); reports.size() < count; ) {
      reports.add(readReport(in));
    }
    List<TrainingSegment> stretches = new ArrayList<>();
    for (int count = in.readInt(); stretches.size() < count; ) {
      stretches.add(new TrainingSegment(in.readInt(), in.readUTF(), in.readInt()));
    }
    List<Integer> iterations = new ArrayList<>();
    for (int count = in.readInt(); iterations.size() < count; ) {
      iterations.add(in.readInt());
    }
    return new CheckpointHead(
        reports, stretches, iterations, in.readInt(), in.readDouble(), in.readInt());
  }

  private static void write(EpochReport report, DataOutputStream out) throws IOException {
    out.writeInt(report.epoch());
    out.writeDouble(report.trainingLoss());
    write(report.training(), out);
    write(report.validation(), out);
    out.writeDouble(report.seconds());
    out.writeDouble(report.trainingSeconds());
    out.writeDouble(report.predictionSeconds());
    write(report.steps(), out);
  }

  private static EpochReport readReport(DataInputStream in) throws IOException {
    return new EpochReport(
        in.readInt(),
        in.readDouble(),
        readScores(in),
        readScores(in),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        readSteps(in));
  }

  private static void write(TrainingSteps steps, DataOutputStream out) throws IOException {
    out.writeDouble(steps.learningRate());
    out.writeInt(steps.layers().size());
    for (LayerNorms layer : steps.layers()) {
      out.writeUTF(layer.layer());
      out.writeDouble(layer.gradientNorm());
      out.writeDouble(layer.updateRatio());
    }
  }

  private static TrainingSteps readSteps(DataInputStream in) throws IOException {
    double learningRate = in.readDouble();
    List<LayerNorms> layers = new ArrayList<>();
    for (int count = in.readInt(); layers.size() < count; ) {
      layers.add(new LayerNorms(in.readUTF(), in.readDouble(), in.readDouble()));
    }
    return new TrainingSteps(learningRate, layers);
  }

  private static void write(Scores scores, DataOutputStream out) throws IOException {
    for (Metric metric : OF_CLASSES) {
      out.writeDouble(metric.of(scores));
    }
    List<ClassMetrics> classes = scores.classification().perClass();
    out.writeInt(classes.size());
    for (ClassMetrics one : classes) {
      out.writeInt(one.index());
      out.writeDouble(one.precision());
      out.writeDouble(one.recall());
      out.writeDouble(one.f1());
      out.writeLong(one.support());
    }
    for (Metric metric : OF_PROBABILITIES) {
      out.writeDouble(metric.of(scores));
    }
  }

  private static Scores readScores(DataInputStream in) throws IOException {
    Map<Metric, Double> ofClasses = readValues(OF_CLASSES, in);
    List<ClassMetrics> perClass = new ArrayList<>();
    for (int count = in.readInt(); perClass.size() < count; ) {
      perClass.add(
          new ClassMetrics(
              in.readInt(), in.readDouble(), in.readDouble(), in.readDouble(), in.readLong()));
    }
    return new Scores(
        new ClassificationMetrics(ofClasses, perClass), readValues(OF_PROBABILITIES, in));
  }

  private static Map<Metric, Double> readValues(List<Metric> metrics, DataInputStream in)
      throws IOException {
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    for (Metric metric : metrics) {
      values.put(metric, in.readDouble());
    }
    return values;
  }

  /** Those named first, as files began with them; then the others. */
  private static List<Metric> inOrder(boolean ofClasses, Metric... first) {
    return Stream.concat(Stream.of(first), Stream.of(Metric.values()))
        .filter(metric -> metric.isOfClasses() == ofClasses)
        .distinct()
        .toList();
  }
}
