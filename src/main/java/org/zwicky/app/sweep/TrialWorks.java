package org.zwicky.app.sweep;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.zwicky.app.data.DataFiles;
import org.zwicky.app.data.DataShape;
import org.zwicky.app.data.OpenedData;
import org.zwicky.app.progress.Interruption;
import org.zwicky.data.DataSpec;
import org.zwicky.data.SourceSpec;
import org.zwicky.execute.local.WorkerProgram;
import org.zwicky.spacefile.SearchSpaceFile;

/**
 * Makes the work of a sweep's trials: networks where the file has data, else runs of its command.
 */
public final class TrialWorks {

  private TrialWorks() {}

  /**
   * The work that a file describes.
   *
   * @param shape of its data, already looked at; empty where it has a command
   * @param artifacts directory of all studies, where generated galaxies lie
   * @param worker that trains a trial
   * @param note told of what takes a while
   * @throws CancellationException if the interruption happens while galaxies are made
   * @throws org.zwicky.base.BadInputException if none of the networks can be a trial
   */
  public static TrialWork of(
      SearchSpaceFile file,
      Optional<DataShape> shape,
      Path artifacts,
      WorkerProgram worker,
      Interruption interruption,
      Consumer<String> note) {
    if (shape.isEmpty()) {
      return new CommandWork(file);
    }
    OpenedData data =
        shape
            .get()
            .opened()
            .orElseGet(() -> generated(file.data().orElseThrow(), artifacts, interruption, note));
    return new NetworkWork(file, data, worker);
  }

  private static OpenedData generated(
      DataSpec spec, Path artifacts, Interruption interruption, Consumer<String> note) {
    SourceSpec.Synthetic synthetic = (SourceSpec.Synthetic) spec.source();
    Path galaxies =
        interruption.during(
            Thread.currentThread()::interrupt,
            () ->
                DataFiles.findSynthetic(
                    synthetic.galaxies(),
                    DataFiles.folder(artifacts),
                    () -> note.accept("Making galaxies …")));
    if (interruption.happened()) {
      throw new CancellationException("interrupted");
    }
    return OpenedData.open(spec.withSource(synthetic.at(galaxies)));
  }
}
