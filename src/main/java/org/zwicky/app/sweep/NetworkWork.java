package org.zwicky.app.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.zwicky.app.data.DataFiles;
import org.zwicky.app.data.Duplicates;
import org.zwicky.app.data.OpenedData;
import org.zwicky.app.data.RecordedData;
import org.zwicky.app.plan.InfeasibleShare;
import org.zwicky.base.machine.Machine;
import org.zwicky.data.DataSpec;
import org.zwicky.data.Fold;
import org.zwicky.data.ImageSize;
import org.zwicky.data.duplicate.DuplicateFinder;
import org.zwicky.data.duplicate.DuplicatePair;
import org.zwicky.data.duplicate.PairFile;
import org.zwicky.data.prepared.PreparedImages;
import org.zwicky.estimate.TimeModel;
import org.zwicky.execute.local.WorkerPlan;
import org.zwicky.execute.local.WorkerPool;
import org.zwicky.execute.local.WorkerProgram;
import org.zwicky.execute.local.WorkerSettings;
import org.zwicky.space.Assignment;
import org.zwicky.spacefile.SearchSpaceFile;
import org.zwicky.spacefile.ShapeCheck;
import org.zwicky.study.FeasibilityCheck;
import org.zwicky.study.StudyData;
import org.zwicky.study.TestImages;
import org.zwicky.study.TrialExecutor;

/** Trials that train a network on images, in worker processes. */
final class NetworkWork implements TrialWork {

  private final SearchSpaceFile file;
  private final DataSpec spec;
  private final OpenedData data;
  private final StudyData studyData;
  private final WorkerPlan plan;
  private final WorkerProgram worker;
  private final ShapeCheck check;
  private Path images;

  /**
   * Shares out the machine, and tries a sample of the networks on the images and the shares.
   *
   * @param worker that trains a trial
   * @throws org.zwicky.base.BadInputException if none of them can be a trial
   */
  NetworkWork(SearchSpaceFile file, OpenedData data, WorkerProgram worker) {
    this.file = file;
    this.spec = file.data().orElseThrow();
    this.data = data;
    this.worker = worker;
    this.studyData = data.forStudy();
    this.plan =
        WorkerPlan.of(
            file.sweep().parallel(), data.preparedBytes(), Machine.cores(), Machine.memory());
    this.check = file.checkNetworks(data.shape(), data.classes(), plan.memoryShare());
  }

  @Override
  public StudyData data() {
    return studyData;
  }

  @Override
  public TestImages testImages() {
    return data.testImages();
  }

  @Override
  public FeasibilityCheck feasibility() {
    return this::infeasible;
  }

  @Override
  public Map<String, String> provenance() {
    Map<String, String> provenance =
        RecordedData.provenance(
            data.path(), new ImageSize(data.shape().height(), data.shape().width()));
    provenance.put("split seed", Long.toString(spec.split().seed()));
    if (spec.split().networks() > 1) {
      provenance.put("networks a trial", data.networks());
    }
    provenance.put("workers", plan.toString());
    return provenance;
  }

  @Override
  public String description() {
    return data.description() + "; " + plan;
  }

  @Override
  public int parallelism() {
    return plan.workers();
  }

  @Override
  public long imagesAnEpoch() {
    return data.split().folds().stream().mapToLong(fold -> fold.training().length).sum()
        * spec.split().repeats();
  }

  @Override
  public OptionalInt epochs(Assignment parameters) {
    return OptionalInt.of(file.blueprint().orElseThrow().resolve(parameters).training().epochs());
  }

  @Override
  public OptionalDouble modelSeconds(Assignment parameters) {
    Fold fold = data.split().folds().get(0);
    TimeModel model = TimeModel.BUILT_IN.withThreads(plan.threads());
    return file.attempt(parameters, data.shape(), data.classes(), plan.memoryShare())
        .work()
        .map(
            work ->
                OptionalDouble.of(
                    model.trialSeconds(work, fold.training().length, fold.validation().length)))
        .orElseGet(OptionalDouble::empty);
  }

  @Override
  public void prepare(Path artifacts, Consumer<String> note) {
    InfeasibleShare.warning(check).ifPresent(note);
    images = data.prepare(studyData.sha256(), DataFiles.folder(artifacts), note);
  }

  @Override
  public Optional<String> dataWarning() {
    if (data.outline().images().length > DuplicateFinder.MOST_IMAGES) {
      return Optional.empty();
    }
    List<DuplicatePair> pairs =
        new PairFile(images).pairs(() -> Duplicates.find(PreparedImages.open(images)));
    return Duplicates.acrossParts(pairs, data);
  }

  @Override
  public TrialExecutor executor(String definition, Path folder) throws IOException {
    WorkerSettings settings = plan.settings(worker, definition, images, folder);
    return new WorkerPool(
        settings.withLimits(settings.limits().withTrialTime(file.sweep().trialTimeout())),
        plan.workers());
  }

  private Optional<String> infeasible(Assignment candidate) {
    return file.attempt(candidate, data.shape(), data.classes(), plan.memoryShare()).infeasible();
  }
}
