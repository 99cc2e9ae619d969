import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.zwicky.bench.search.TestFunction;
import org.zwicky.bench.search.TestFunctions;
import org.zwicky.search.History;
import org.zwicky.search.Observation;
import org.zwicky.search.Observation.Status;
import org.zwicky.search.RandomSampler;
import org.zwicky.search.Sampler;
import org.zwicky.search.named.NamedSamplers;
import org.zwicky.space.Assignment;
import org.zwicky.study.Goal;
import org.zwicky.study.SamplerKind;

/**
 * What a suggestion costs with many finished trials of twelve parameters, two of them conditional:
 *
 * <pre>
 *   java -cp target/zwicky.jar benchmarks/search/SuggestionCost.java tpe 1000
 * </pre>
 *
 * Prints the median and the slowest of 200 suggestions in milliseconds, after a warm-up, and how much
 * the heap grew over them once its garbage is collected.
 */
class SuggestionCost {

  public static void main(String[] arguments) {
    SamplerKind kind = SamplerKind.valueOf(arguments[0].toUpperCase());
    int trials = Integer.parseInt(arguments[1]);
    TestFunction function = TestFunctions.mixed().get(0);
    List<Observation> observations = new ArrayList<>();
    Sampler random = new RandomSampler();
    for (int number = 1; number <= trials; number++) {
      Assignment drawn =
          random
              .suggest(
                  new History(function.space(), Goal.MINIMIZE, List.of()),
                  new SplittableRandom(number))
              .orElseThrow();
      observations.add(
          new Observation(number, drawn, Status.COMPLETE, function.value(drawn), 1));
    }
    Sampler sampler = NamedSamplers.sampler(kind, 1);
    History history = new History(function.space(), Goal.MINIMIZE, observations);
    double[] milliseconds = new double[200];
    long before = 0;
    for (int i = -200; i < milliseconds.length; i++) {
      if (i == 0) {
        before = used();
      }
      long begun = System.nanoTime();
      sampler.suggest(history, new SplittableRandom(i)).orElseThrow();
      if (i >= 0) {
        milliseconds[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    long grown = used() - before;
    Arrays.sort(milliseconds);
    System.out.printf(
        "%s, %d trials of %d parameters: median %.2f ms, slowest %.2f ms; heap %+d kB%n",
        arguments[0], trials, function.space().parameters().size(), milliseconds[100],
        milliseconds[199], grown / 1024);
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
