package org.zwicky.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.zwicky.cli.TextTable.Align;
import org.zwicky.report.Format;
import org.zwicky.study.Study;
import org.zwicky.study.Trial;
import org.zwicky.study.TrialState;
import org.zwicky.study.TrialStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the studies of a database. */
@Command(name = "list", sortOptions = false, description = "List the studies, newest first.")
final class StudyListCommand implements Callable<Integer> {

  @Mixin private DatabaseOption database;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    TextTable table =
        new TextTable()
            .column("study", Align.LEFT)
            .column("begun", Align.LEFT)
            .column("trials", Align.RIGHT)
            .column("complete", Align.RIGHT)
            .column("objective", Align.LEFT)
            .column("best", Align.RIGHT);
    try (TrialStore store = database.openExisting()) {
      for (Study study : store.studies()) {
        table.row(cells(study, store.trials(study.name())));
      }
    }
    spec.commandLine().getOut().print(table.render());
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }

  private static List<String> cells(Study study, List<Trial> trials) {
    String metric = study.objective().metric();
    List<Trial> complete =
        trials.stream().filter(trial -> trial.state() == TrialState.COMPLETE).toList();
    double best =
        complete.stream()
            .mapToDouble(trial -> trial.metric(metric))
            .reduce(Double.NaN, (a, b) -> study.objective().goal().isBetter(b, a) ? b : a);
    return List.of(
        study.name(),
        Format.moment(study.created()),
        Integer.toString(trials.size()),
        Integer.toString(complete.size()),
        metric,
        Format.score(best));
  }
}
