package org.zwicky.study;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One use of the test part. There should be one in the life of a study; each further one makes the
 * test part a little more of a validation part.
 *
 * @param tested when
 * @param crowned number of the trial whose retrained models were measured
 * @param images the test part
 * @param results the single model first, then the other seeds, then the ensemble
 */
public record TestRound(Instant tested, int crowned, TestImages images, List<TestResult> results) {

  public TestRound {
    results = List.copyOf(results);
  }

  /** The crowned model's: the headline. */
  public TestResult single() {
    return of(TestKind.SINGLE).orElseThrow();
  }

  /** The ensemble's, if there was one. */
  public Optional<TestResult> ensemble() {
    return of(TestKind.ENSEMBLE);
  }

  /** The crowned candidate's with each of its seeds, the single model's first. */
  public List<TestResult> seeds() {
    return results.stream().filter(result -> result.kind() != TestKind.ENSEMBLE).toList();
  }

  private Optional<TestResult> of(TestKind kind) {
    return results.stream().filter(result -> result.kind() == kind).findFirst();
  }
}
