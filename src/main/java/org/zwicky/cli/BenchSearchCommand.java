package org.zwicky.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zwicky.base.BadInputException;
import org.zwicky.base.text.TextTable;
import org.zwicky.base.text.TextTable.Align;
import org.zwicky.bench.search.SearchResult;
import org.zwicky.bench.search.SearchRun;
import org.zwicky.bench.search.TestFunction;
import org.zwicky.bench.search.TestFunctions;
import org.zwicky.report.json.JsonOutput;
import org.zwicky.search.named.NamedSamplers;
import org.zwicky.study.SamplerKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how near samplers come to known minima. */
@Command(
    name = "search",
    sortOptions = false,
    description =
        "Measure samplers on test functions: how far the best of so many trials lies above the known minimum, the median over seeds.")
final class BenchSearchCommand implements Callable<Integer> {

  /** How the result is printed. */
  enum Format {
    TABLE,
    JSON
  }

  private static final int MOST = 100_000;

  @Option(
      names = "--samplers",
      paramLabel = "NAMES",
      split = ",",
      defaultValue = "random,sobol,genetic,tpe,gp",
      description = "Any of random, sobol, genetic, local, tpe, gp (default: ${DEFAULT-VALUE}).")
  private List<String> samplers;

  @Option(
      names = "--functions",
      paramLabel = "NAMES",
      split = ",",
      defaultValue = "tuning",
      description =
          "Names of functions, or tuning, held-out, all (default: ${DEFAULT-VALUE}, those that samplers were tuned on).")
  private List<String> functions;

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "100",
      description = "Trials of each search (default: ${DEFAULT-VALUE}).")
  private int trials;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "20",
      description = "Searches of each sampler and function (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table or json (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    require("--trials", trials);
    require("--seeds", seeds);
    List<SamplerKind> kinds = samplers.stream().map(BenchSearchCommand::kind).distinct().toList();
    List<TestFunction> chosen =
        functions.stream().flatMap(BenchSearchCommand::functions).distinct().toList();
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    TextTable table = new TextTable().column("median regret", Align.LEFT);
    chosen.forEach(function -> table.column(function.name(), Align.RIGHT));
    table.column("ms a suggestion", Align.RIGHT);
    for (SamplerKind kind : kinds) {
      List<SearchResult> results = new ArrayList<>();
      for (TestFunction function : chosen) {
        results.add(
            SearchResult.of(seed -> NamedSamplers.sampler(kind, seed), function, trials, seeds));
      }
      table.row(row(kind, results));
      results.forEach(result -> json.add(json(kind, result)));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (format == Format.JSON) {
      out.println(JsonOutput.pretty(json));
    } else {
      out.printf("%d trials, %d seeds%n%n%s", trials, seeds, table.render());
    }
    out.flush();
    return ExitCode.DONE;
  }

  private static List<String> row(SamplerKind kind, List<SearchResult> results) {
    List<String> cells = new ArrayList<>();
    cells.add(kind.word());
    results.forEach(result -> cells.add("%.3g".formatted(result.medianRegret())));
    double seconds =
        results.stream().mapToDouble(SearchResult::secondsPerSuggestion).average().orElse(0);
    cells.add("%.2f".formatted(seconds * 1e3));
    return cells;
  }

  private static ObjectNode json(SamplerKind kind, SearchResult result) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("sampler", kind.word());
    json.put("function", result.function().name());
    json.put("trials", result.trials());
    json.put("medianRegret", result.medianRegret());
    json.put("secondsPerSuggestion", result.secondsPerSuggestion());
    json.set("regrets", JsonOutput.tree(result.runs().stream().map(SearchRun::regret).toList()));
    return json;
  }

  private static SamplerKind kind(String name) {
    return NamedSamplers.kinds().stream()
        .filter(kind -> kind.word().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "--samplers %s: give any of %s."
                        .formatted(
                            name,
                            NamedSamplers.kinds().stream()
                                .map(SamplerKind::word)
                                .collect(Collectors.joining(", ")))));
  }

  private static Stream<TestFunction> functions(String name) {
    Optional<TestFunction> function = TestFunctions.named(name);
    if (function.isPresent()) {
      return function.stream();
    }
    return switch (name) {
      case "tuning" ->
          Stream.concat(TestFunctions.boxes().stream(), TestFunctions.mixed().stream());
      case "held-out" -> TestFunctions.heldOutBoxes().stream().map(TestFunction.class::cast);
      case "all" -> TestFunctions.all().stream();
      default ->
          throw new BadInputException(
              "--functions %s: give tuning, held-out, all, or any of %s."
                  .formatted(
                      name,
                      TestFunctions.all().stream()
                          .map(TestFunction::name)
                          .collect(Collectors.joining(", "))));
    };
  }

  private static void require(String option, int value) {
    if (value < 1 || value > MOST) {
      throw new BadInputException(
          "%s %d: give a whole number from 1 to %d.".formatted(option, value, MOST));
    }
  }
}
