package org.zwicky.execute.local;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.zwicky.candidate.training.Symmetries;

/** A line from parent to worker. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerRequest.Prepare.class, name = "prepare"),
  @JsonSubTypes.Type(value = WorkerRequest.Run.class, name = "run"),
  @JsonSubTypes.Type(value = WorkerRequest.Predict.class, name = "predict"),
  @JsonSubTypes.Type(value = WorkerRequest.Continue.class, name = "continue"),
  @JsonSubTypes.Type(value = WorkerRequest.Prune.class, name = "prune")
})
sealed interface WorkerRequest {

  /**
   * The first line: what all the worker's trials share.
   *
   * @param definition the search-space file as canonical JSON
   * @param dataFile the prepared images, absolute
   * @param artifacts directory of the study's checkpoints, absolute
   */
  record Prepare(String definition, String dataFile, String artifacts) implements WorkerRequest {}

  /** Train this trial. */
  record Run(
      String study,
      int number,
      long seed,
      Map<String, Object> parameters,
      int recordedEpochs,
      String folder)
      implements WorkerRequest {}

  /**
   * Predict the test part, in the mean of these models.
   *
   * @param models files, absolute
   */
  record Predict(List<String> models, Symmetries symmetries) implements WorkerRequest {}

  /** The answer to an epoch: go on. */
  record Continue() implements WorkerRequest {}

  /** The answer to an epoch: stop this trial. */
  record Prune(String reason) implements WorkerRequest {}
}
