package org.zwicky.execute.local;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.zwicky.candidate.training.Symmetries;

/** A line from parent to worker. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerCommand.Prepare.class, name = "prepare"),
  @JsonSubTypes.Type(value = WorkerCommand.Run.class, name = "run"),
  @JsonSubTypes.Type(value = WorkerCommand.Predict.class, name = "predict"),
  @JsonSubTypes.Type(value = WorkerCommand.Continue.class, name = "continue"),
  @JsonSubTypes.Type(value = WorkerCommand.Prune.class, name = "prune")
})
sealed interface WorkerCommand {

  /**
   * The first line: what all the worker's trials share.
   *
   * @param definition the search-space file as canonical JSON
   * @param dataFile the prepared images, absolute
   * @param artifacts directory of the study's checkpoints, absolute
   */
  record Prepare(String definition, String dataFile, String artifacts) implements WorkerCommand {}

  /** Train this trial. */
  record Run(
      String study,
      int number,
      long seed,
      Map<String, Object> parameters,
      int recordedEpochs,
      String folder)
      implements WorkerCommand {}

  /**
   * Predict the test part, in the mean of these models.
   *
   * @param models files, absolute
   */
  record Predict(List<String> models, Symmetries symmetries) implements WorkerCommand {}

  /** The answer to an epoch: go on. */
  record Continue() implements WorkerCommand {}

  /** The answer to an epoch: stop this trial. */
  record Prune(String reason) implements WorkerCommand {}
}
