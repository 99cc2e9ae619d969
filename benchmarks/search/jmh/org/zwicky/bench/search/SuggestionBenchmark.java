package org.zwicky.bench.search;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.zwicky.search.History;
import org.zwicky.search.Observation;
import org.zwicky.search.Observation.Status;
import org.zwicky.search.RandomSampler;
import org.zwicky.search.Sampler;
import org.zwicky.search.named.NamedSamplers;
import org.zwicky.space.Assignment;
import org.zwicky.metric.Goal;
import org.zwicky.study.SamplerKind;

/**
 * What a suggestion costs with many finished trials of twelve parameters, two of them conditional. Also prints how
 * much the heap grew over all suggestions once its garbage is collected.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
@State(Scope.Benchmark)
public class SuggestionBenchmark {

  @Param("tpe")
  public String sampler;

  @Param("1000")
  public int trials;

  private Sampler searching;
  private History history;
  private long seed;
  private long heapBefore;

  @Setup(Level.Trial)
  public void observe() {
    TestFunction function = TestFunctions.mixed().get(0);
    List<Observation> observations = new ArrayList<>();
    Sampler random = new RandomSampler();
    for (int number = 1; number <= trials; number++) {
      History none = new History(function.space(), Goal.MINIMIZE, List.of());
      Assignment drawn = random.suggest(none, new SplittableRandom(number)).orElseThrow();
      observations.add(new Observation(number, drawn, Status.COMPLETE, function.value(drawn), 1));
    }
    searching = NamedSamplers.sampler(SamplerKind.valueOf(sampler.toUpperCase()), 1);
    history = new History(function.space(), Goal.MINIMIZE, observations);
    heapBefore = usedHeap();
  }

  @Benchmark
  public Assignment suggest() {
    return searching.suggest(history, new SplittableRandom(seed++)).orElseThrow();
  }

  @TearDown(Level.Trial)
  public void sayHowMuchTheHeapGrew() {
    System.out.printf("heap after %d suggestions: %+d kB%n", seed, (usedHeap() - heapBefore) / 1024);
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
