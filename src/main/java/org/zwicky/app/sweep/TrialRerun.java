package org.zwicky.app.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.zwicky.app.data.OpenedData;
import org.zwicky.app.data.RecordedData;
import org.zwicky.base.BadInputException;
import org.zwicky.base.file.ScratchFolder;
import org.zwicky.base.machine.Machine;
import org.zwicky.data.DataSpec;
import org.zwicky.execute.InProcessExecutor;
import org.zwicky.execute.local.WorkerPlan;
import org.zwicky.execute.local.WorkerPool;
import org.zwicky.execute.local.WorkerProgram;
import org.zwicky.spacefile.SearchSpaceFile;
import org.zwicky.spacefile.SearchSpaceReader;
import org.zwicky.study.Measurement;
import org.zwicky.study.PrunedResult;
import org.zwicky.study.Study;
import org.zwicky.study.TrialDetails;
import org.zwicky.study.TrialExecutor;
import org.zwicky.study.TrialOutcome;
import org.zwicky.study.TrialRequest;
import org.zwicky.study.TrialState;

/**
 * Runs a trial again: a complete one to its end, a pruned one up to the epoch at which it was
 * stopped. Nothing is recorded.
 *
 * @param study of the trial
 * @param details of the trial, which is complete or pruned
 * @param worker that trains
 * @param prepared folder of the prepared images
 */
public record TrialRerun(Study study, TrialDetails details, WorkerProgram worker, Path prepared) {

  /**
   * Runs it with its seed and number of threads.
   *
   * @param data where the data are now, if elsewhere than then
   * @param note told of what takes a while
   * @param epochs told of each
   * @return the metrics by name
   * @throws BadInputException if the data are gone, or not what the trial learnt from
   * @throws TrialFailedException if it fails or is interrupted
   */
  public Map<String, Double> run(
      Optional<Path> data, Consumer<String> note, Consumer<Measurement> epochs)
      throws IOException, InterruptedException {
    List<Measurement> measured = new ArrayList<>();
    try (ScratchFolder folder = ScratchFolder.create("zwicky-rerun");
        TrialExecutor executor = executor(folder.path(), data, note)) {
      TrialOutcome outcome =
          executor.execute(
              TrialRequest.first(
                  study.name(),
                  details.trial().number(),
                  details.trial().seed(),
                  details.trial().parameters()),
              measurement -> {
                epochs.accept(measurement);
                measured.add(measurement);
                return stop(measured.size());
              });
      return metrics(outcome, measured);
    }
  }

  private Map<String, Double> metrics(TrialOutcome outcome, List<Measurement> measured) {
    if (outcome instanceof TrialOutcome.Scored scored) {
      return scored.metrics();
    }
    if (outcome instanceof TrialOutcome.Completed completed) {
      return study.metrics(completed);
    }
    if (outcome instanceof TrialOutcome.Pruned) {
      return PrunedResult.of(study, measured).metrics();
    }
    throw new TrialFailedException(
        outcome instanceof TrialOutcome.Failed failed ? failed.reason() : "it was interrupted");
  }

  /** A pruned trial is stopped where it was. */
  private Optional<String> stop(int epochs) {
    return details.trial().state() == TrialState.PRUNED && epochs == details.trial().epochs()
        ? Optional.of(details.trial().reason())
        : Optional.empty();
  }

  private TrialExecutor executor(Path folder, Optional<Path> data, Consumer<String> note)
      throws IOException {
    SearchSpaceFile file = SearchSpaceReader.readJson(study.definition());
    if (file.command().isPresent()) {
      return new CommandWork(file).executor(folder);
    }
    DataSpec spec = file.data().orElseThrow();
    OpenedData opened = OpenedData.open(spec.withSource(spec.source().at(dataFile(data))));
    if (!opened.forStudy().sha256().equals(study.data().sha256())) {
      throw new BadInputException(
          opened.path()
              + " is not what the trial learnt from: its SHA-256 differs. Give it with --data.");
    }
    WorkerPlan plan =
        WorkerPlan.of(OptionalInt.of(1), opened.preparedBytes(), threads(), Machine.memory());
    Path images = opened.prepare(study.data().sha256(), prepared, note);
    return new WorkerPool(plan.settings(worker, study.definition(), images, folder), 1);
  }

  private Path dataFile(Optional<Path> given) {
    Path file = given.or(() -> RecordedData.file(study)).orElseThrow();
    if (!Files.exists(file)) {
      throw new BadInputException(
          "There is no file or folder " + file + ". Give the data with --data.");
    }
    return file;
  }

  private int threads() {
    return Optional.ofNullable(details.provenance().get(InProcessExecutor.THREADS))
        .map(Integer::valueOf)
        .orElseGet(Machine::cores);
  }
}
