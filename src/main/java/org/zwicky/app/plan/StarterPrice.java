package org.zwicky.app.plan;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.zwicky.app.data.DataShape;
import org.zwicky.bench.BenchmarkFailedException;
import org.zwicky.estimate.Speed;
import org.zwicky.estimate.TimeModel;
import org.zwicky.execute.local.WorkerProgram;
import org.zwicky.space.Assignment;
import org.zwicky.spacefile.SampledNetwork;
import org.zwicky.spacefile.SearchSpaceFile;
import org.zwicky.spacefile.SearchSpaceReader;
import org.zwicky.spacefile.starter.TrialPrice;

/**
 * What the first trial of a starter file takes on this machine.
 *
 * @param subject a file like those that are priced, with its data
 * @param speed of one worker
 */
public record StarterPrice(PlanSubject subject, Speed speed) implements TrialPrice {

  /**
   * As far as it is known without a measurement.
   *
   * @param typical text of a file whose images are those of all that are priced
   */
  public static StarterPrice of(String typical) {
    SearchSpaceFile file = SearchSpaceReader.readJson(typical);
    PlanSubject subject = PlanSubject.of(file, DataShape.of(file.data().orElseThrow()));
    double factor = SpeedCache.read().map(SpeedCache.Entry::factor).orElse(1.0);
    return new StarterPrice(
        subject,
        new Speed(
            new TimeModel(factor).withThreads(subject.workers().threads()), Optional.empty()));
  }

  /**
   * The same after training the typical file's first network for some seconds in all workers. Where
   * that fails, as far as it is known without.
   *
   * @param worker that measures instead of training
   * @param note told of it
   */
  public StarterPrice measured(WorkerProgram worker, Consumer<String> note)
      throws IOException, InterruptedException {
    TimeModel model = TimeModel.BUILT_IN.withThreads(subject.workers().threads());
    SpeedMeasurement measurement = new SpeedMeasurement(subject, model, worker, note);
    try {
      return new StarterPrice(
          subject,
          new Speed(
              model,
              Optional.of(
                  measurement.calibration(measurement.run(List.of(first(subject.file())))))));
    } catch (BenchmarkFailedException e) {
      note.accept(
          "The measurement failed (%s); epochs and sizes are estimated.".formatted(e.getMessage()));
      return this;
    }
  }

  @Override
  public double seconds(String text) {
    return first(SearchSpaceReader.readJson(text))
        .work()
        .map(
            work ->
                speed.trialSeconds(
                    work, subject.data().trainingImages(), subject.data().validationImages()))
        .orElse(Double.MAX_VALUE);
  }

  private SampledNetwork first(SearchSpaceFile file) {
    Assignment start =
        file.startWith()
            .get(0)
            .complete(file.space(), new Random(0), candidate -> true)
            .orElseThrow();
    return file.attempt(
        start, subject.data().image(), subject.data().classes(), subject.workers().memoryShare());
  }
}
