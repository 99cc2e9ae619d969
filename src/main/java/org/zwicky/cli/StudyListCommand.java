package org.zwicky.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.zwicky.base.text.TextTable;
import org.zwicky.base.text.TextTable.Align;
import org.zwicky.report.Format;
import org.zwicky.report.json.JsonOutput;
import org.zwicky.report.json.StudyJson;
import org.zwicky.study.Study;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialState;
import org.zwicky.study.TrialStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the studies of a database. */
@Command(name = "list", sortOptions = false, description = "List the studies, newest first.")
final class StudyListCommand implements Callable<Integer> {

  /** How studies are printed. */
  enum ListFormat {
    TABLE,
    JSON
  }

  @Mixin private DatabaseOption database;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table or json (default: ${DEFAULT-VALUE}).")
  private ListFormat format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (TrialStore store = database.openToRead()) {
      switch (format) {
        case TABLE -> out.print(table(store));
        case JSON -> out.println(JsonOutput.pretty(json(store)));
      }
    }
    out.flush();
    return ExitCode.DONE;
  }

  private static ArrayNode json(TrialStore store) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (Study study : store.studies()) {
      List<Trial> trials = store.trials(study.name());
      ObjectNode row = rows.addObject();
      row.put("study", study.name());
      row.put("created", study.created().toString());
      row.put("metric", study.objective().metric());
      row.put("goal", study.objective().goal().name().toLowerCase(Locale.ROOT));
      row.put("trials", trials.size());
      ObjectNode states = row.putObject("states");
      for (TrialState state : TrialState.values()) {
        states.put(state.name(), trials.stream().filter(t -> t.state() == state).count());
      }
      row.set("best", JsonOutput.number(best(study, trials)));
      row.set("provenance", JsonOutput.tree(study.provenance()));
      row.set("changes", StudyJson.changes(store.changes(study.name())));
    }
    return rows;
  }

  private static String table(TrialStore store) {
    TextTable table =
        new TextTable()
            .column("study", Align.LEFT)
            .column("begun", Align.LEFT)
            .column("trials", Align.RIGHT)
            .column("complete", Align.RIGHT)
            .column("objective", Align.LEFT)
            .column("best", Align.RIGHT);
    for (Study study : store.studies()) {
      table.row(cells(study, store.trials(study.name())));
    }
    return table.render();
  }

  private static List<String> cells(Study study, List<Trial> trials) {
    long complete = trials.stream().filter(t -> t.state() == TrialState.COMPLETE).count();
    return List.of(
        study.name(),
        Format.moment(study.created()),
        Integer.toString(trials.size()),
        Long.toString(complete),
        study.objective().metric(),
        Format.score(best(study, trials)));
  }

  private static double best(Study study, List<Trial> trials) {
    return trials.stream()
        .filter(trial -> trial.state() == TrialState.COMPLETE)
        .mapToDouble(trial -> trial.metric(study.objective().metric()))
        .reduce(Double.NaN, (a, b) -> study.objective().goal().isBetter(b, a) ? b : a);
  }
}
