package org.zwicky.execute.local;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import org.zwicky.study.FailureKind;
import org.zwicky.study.ReplicaScores;
import org.zwicky.study.TrainingSteps;

/** A line from worker to parent. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerMessage.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = WorkerMessage.Alive.class, name = "alive"),
  @JsonSubTypes.Type(value = WorkerMessage.Epoch.class, name = "epoch"),
  @JsonSubTypes.Type(value = WorkerMessage.Completed.class, name = "completed"),
  @JsonSubTypes.Type(value = WorkerMessage.Predicted.class, name = "predicted"),
  @JsonSubTypes.Type(value = WorkerMessage.Pruned.class, name = "pruned"),
  @JsonSubTypes.Type(value = WorkerMessage.Failed.class, name = "failed")
})
sealed interface WorkerMessage {

  /** The answer to {@link WorkerRequest.Prepare}: data and backend are there. */
  record Ready() implements WorkerMessage {}

  /** The heartbeat: the process runs. */
  record Alive() implements WorkerMessage {}

  /** An epoch ended; the worker waits for an answer. */
  record Epoch(int epoch, Map<String, Double> metrics, double seconds, TrainingSteps steps)
      implements WorkerMessage {}

  /**
   * The trial is complete.
   *
   * @param probabilities validation image × class
   */
  @SuppressWarnings("ArrayRecordComponent") // messages are not compared
  record Completed(
      int bestEpoch,
      float[][] probabilities,
      long networkParameters,
      Map<String, String> provenance,
      ReplicaScores replicas)
      implements WorkerMessage {}

  /**
   * The answer to {@link WorkerRequest.Predict}.
   *
   * @param probabilities test image × class
   */
  @SuppressWarnings("ArrayRecordComponent") // messages are not compared
  record Predicted(float[][] probabilities) implements WorkerMessage {}

  /** The trial was stopped as asked. */
  record Pruned(String reason, Map<String, String> provenance) implements WorkerMessage {}

  /** The trial, or preparing for any, went wrong. */
  record Failed(String reason, FailureKind kind) implements WorkerMessage {}
}
