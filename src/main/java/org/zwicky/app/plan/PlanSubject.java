package org.zwicky.app.plan;

import org.zwicky.app.data.DataShape;
import org.zwicky.app.data.OpenedData;
import org.zwicky.base.machine.Machine;
import org.zwicky.data.SplitSpec;
import org.zwicky.execute.local.WorkerPlan;
import org.zwicky.space.Assignment;
import org.zwicky.spacefile.SampledNetwork;
import org.zwicky.spacefile.SearchSpaceFile;
import org.zwicky.spacefile.ShapeCheck;

/**
 * What a plan of networks is about.
 *
 * @param file the search space
 * @param data what the networks see
 * @param workers that would train
 * @param check a sample of the networks
 */
public record PlanSubject(
    SearchSpaceFile file, DataShape data, WorkerPlan workers, ShapeCheck check) {

  /**
   * Shares out the machine and tries networks.
   *
   * @throws org.zwicky.base.BadInputException if none of them can be a trial
   */
  public static PlanSubject of(SearchSpaceFile file, DataShape data) {
    long bytes =
        data.opened()
            .map(OpenedData::preparedBytes)
            .orElseGet(() -> (long) data.images() * data.image().size());
    WorkerPlan workers =
        WorkerPlan.of(file.sweep().parallel(), bytes, Machine.cores(), Machine.memory());
    return new PlanSubject(
        file,
        data,
        workers,
        file.checkNetworks(data.image(), data.classes(), workers.memoryShare()));
  }

  /** Tries one candidate on the images and a worker's memory. */
  public SampledNetwork attempt(Assignment candidate) {
    return file.attempt(candidate, data.image(), data.classes(), workers.memoryShare());
  }

  /** How images are divided, and how many networks a trial trains. */
  public SplitSpec split() {
    return file.data().orElseThrow().split();
  }
}
