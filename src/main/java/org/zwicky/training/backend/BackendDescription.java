package org.zwicky.training.backend;

/**
 * What trained a network, for provenance: results repeat bit for bit only where all of it is equal.
 *
 * @param device ND4J's backend, such as {@code CPU}
 * @param engine what computes training steps and predictions: {@code oneDNN} and its version, or
 *     {@code DL4J}
 * @param oneDnn whether DL4J's convolution, pooling and batch normalisation run in oneDNN
 * @param threads OpenMP threads of this process, set by {@code OMP_NUM_THREADS}
 * @param blas the library that multiplies matrices
 * @param dl4jVersion version of Deeplearning4j
 * @param nd4jVersion version of ND4J
 */
public record BackendDescription(
    String device,
    String engine,
    boolean oneDnn,
    int threads,
    String blas,
    String dl4jVersion,
    String nd4jVersion) {

  @Override
  public String toString() {
    return "%s, %s%s, %d thread%s, %s, DL4J %s, ND4J %s"
        .formatted(
            device,
            engine,
            engine.equals(EngineChoice.DL4J) && oneDnn ? " with oneDNN helpers" : "",
            threads,
            threads == 1 ? "" : "s",
            blas,
            dl4jVersion,
            nd4jVersion);
  }
}
