package org.zwicky.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.zwicky.analysis.StatisticalTies;
import org.zwicky.analysis.StudyReport;
import org.zwicky.analysis.importance.StudyImportance;
import org.zwicky.app.predict.ModelExport;
import org.zwicky.app.predict.PredictionModels;
import org.zwicky.app.report.StudyReports;
import org.zwicky.data.DataSpec;
import org.zwicky.report.json.ClasswiseJson;
import org.zwicky.report.json.ExportFormat;
import org.zwicky.report.json.FinalsJson;
import org.zwicky.report.json.ImportanceJson;
import org.zwicky.report.json.JsonOutput;
import org.zwicky.report.json.LeaderboardCsv;
import org.zwicky.report.json.SearchGainJson;
import org.zwicky.report.json.StudyJson;
import org.zwicky.report.json.TiesJson;
import org.zwicky.report.json.TrialJson;
import org.zwicky.spacefile.SearchSpaceReader;
import org.zwicky.study.Study;
import org.zwicky.study.TrialStore;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints all that is recorded of a study. */
@Command(
    name = "export",
    sortOptions = false,
    description =
        "Print all that is recorded of a study: a row a trial (csv), or every epoch, class, confusion matrix and"
            + " validation probability too (jsonl), and what the report makes of them all (json). With --model: put a network into a folder that"
            + " any Deeplearning4j program can use.")
final class ExportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "STUDY", arity = "0..1", description = "Study (default: the newest).")
  private String study;

  @Mixin private DatabaseOption database;

  @ArgGroup(exclusive = true)
  private What what = new What();

  /** What is exported. */
  static final class What {
    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        defaultValue = "jsonl",
        description = "csv, json or jsonl, one line a trial (default: ${DEFAULT-VALUE}).")
    private ExportFormat format = ExportFormat.JSONL;

    @ArgGroup(exclusive = false)
    private ModelChoice model;
  }

  /** Which model is exported. */
  static final class ModelChoice {
    @Option(
        names = "--model",
        required = true,
        description =
            "Export a network: the crowned one; where no finalists were tested, the best trial's.")
    private boolean model;

    @Option(names = "--trial", paramLabel = "N", description = "… that of this trial.")
    private Integer trial;

    @Option(
        names = "--to",
        paramLabel = "FOLDER",
        required = true,
        description = "Where to put it: a new folder, or an empty one.")
    private Path to;
  }

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (TrialStore store = database.openToRead()) {
      Study found = store.study(StudyReports.name(store, study)).orElseThrow();
      if (what.model != null) {
        exportModel(store, found, what.model);
        return ExitCode.DONE;
      }
      switch (what.format) {
        case CSV -> {
          StudyReport report = StudyReports.load(store, found.name());
          out.print(LeaderboardCsv.of(report.leaderboard(), report.ties(), Integer.MAX_VALUE));
        }
        case JSONL -> {
          StatisticalTies ties = StudyReports.load(store, found.name()).ties();
          store
              .details(found.name())
              .forEach(
                  details -> {
                    ObjectNode json = TrialJson.of(found, details, store);
                    TiesJson.put(json, ties.of(details.trial().number()));
                    out.println(JsonOutput.line(json));
                  });
        }
        case JSON -> {
          ArrayNode trials = JsonNodeFactory.instance.arrayNode();
          store
              .details(found.name())
              .forEach(details -> trials.add(TrialJson.of(found, details, store)));
          ObjectNode json = StudyJson.of(found, store.changes(found.name()));
          json.set("trials", trials);
          StudyReport report = StudyReports.load(store, found.name());
          json.set("intervals", TiesJson.of(report.ties()));
          json.set("importance", ImportanceJson.of(StudyImportance.of(report)));
          json.set("byClass", ClasswiseJson.of(report));
          report.gain().ifPresent(gain -> json.set("searchGain", SearchGainJson.of(gain)));
          report.finals().ifPresent(finals -> json.set("finals", FinalsJson.of(finals)));
          out.println(JsonOutput.pretty(json));
        }
      }
    }
    out.flush();
    return ExitCode.DONE;
  }

  private void exportModel(TrialStore store, Study found, ModelChoice choice) {
    PredictionModels models = PredictionModels.of(store, found, database.location().artifacts());
    Optional<List<PredictionModels.Member>> crowned =
        choice.trial == null ? models.crowned() : Optional.empty();
    List<PredictionModels.Member> members =
        crowned.orElseGet(
            () -> choice.trial == null ? models.bestTrial() : models.trial(choice.trial));
    DataSpec data = SearchSpaceReader.readJson(found.definition()).data().orElseThrow();
    ModelExport export = new ModelExport(store, found, data, members.get(0), crowned.isPresent());
    export.write(choice.to);
    spec.commandLine()
        .getErr()
        .println(
            "%s is in %s; its README.md says how to use it."
                .formatted(sentence(export.description()), choice.to));
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
