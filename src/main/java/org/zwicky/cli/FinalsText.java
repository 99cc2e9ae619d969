package org.zwicky.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.zwicky.app.plan.PlanText;
import org.zwicky.base.text.Plural;
import org.zwicky.base.text.TextTable;
import org.zwicky.base.text.TextTable.Align;
import org.zwicky.finals.FinalistResult;
import org.zwicky.finals.FinalsSummary;
import org.zwicky.finals.TestTable;
import org.zwicky.report.Format;
import org.zwicky.study.Retraining;
import org.zwicky.study.TestResult;
import org.zwicky.study.TestRound;

/** The finalists of a study and what the crowned one came to, as a block for a terminal. */
final class FinalsText {

  private FinalsText() {}

  /** The block, with an empty line before it. */
  static String of(FinalsSummary finals, int columns) {
    StringBuilder text = new StringBuilder(System.lineSeparator());
    text.append(standings(finals));
    failures(finals).forEach(line -> text.append(line).append(System.lineSeparator()));
    finals.latest().ifPresent(round -> text.append(test(finals, round, columns)));
    return text.toString();
  }

  private static String standings(FinalsSummary finals) {
    String metric = finals.study().objective().metric();
    TextTable table =
        new TextTable()
            .column("finalist", Align.LEFT)
            .column(metric + " in the sweep", Align.RIGHT)
            .column("again, mean ± sd", Align.RIGHT)
            .column("new seeds", Align.RIGHT);
    for (FinalistResult standing : finals.standings()) {
      boolean crowned = finals.isCrowned(standing.trial());
      table.row(
          List.of(
              "trial " + standing.trial() + (crowned ? " (crowned)" : ""),
              Format.score(standing.firstScore()),
              spread(standing.mean(), standing.deviation()),
              seeds(standing)));
    }
    return table.render();
  }

  private static String seeds(FinalistResult standing) {
    int complete = standing.complete().size();
    int all = standing.retrainings().size();
    return complete == all ? Integer.toString(all) : complete + " of " + all;
  }

  private static List<String> failures(FinalsSummary finals) {
    List<String> lines = new ArrayList<>();
    for (FinalistResult standing : finals.standings()) {
      for (Retraining retraining : standing.retrainings()) {
        if (!retraining.reason().isEmpty()) {
          lines.add(
              "finalist %s %s: %s"
                  .formatted(
                      retraining.model(), Format.word(retraining.state()), retraining.reason()));
        }
      }
    }
    return lines;
  }

  private static String test(FinalsSummary finals, TestRound round, int columns) {
    TestTable found = TestTable.of(finals, round);
    TextTable table =
        new TextTable()
            .column("test part", Align.LEFT)
            .column("crowned model", Align.LEFT)
            .column("its seeds", Align.LEFT);
    round.ensemble().ifPresent(ensemble -> table.column("ensemble", Align.LEFT));
    for (TestTable.Row row : found.rows()) {
      List<String> cells = new ArrayList<>();
      cells.add(row.metric() + (row.isObjective() ? " *" : ""));
      cells.add(cell(row.single()));
      cells.add(spread(row.mean(), row.deviation()));
      row.ensemble().ifPresent(score -> cells.add(cell(score)));
      table.row(cells);
    }
    StringBuilder text = new StringBuilder(System.lineSeparator()).append(table.render());
    for (String line : notes(finals, round)) {
      text.append(PlanText.wrap(line, columns, "  ")).append(System.lineSeparator());
    }
    return text.toString();
  }

  private static List<String> notes(FinalsSummary finals, TestRound round) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Crowned: %s, the best of its seeds on the validation part; %,d test images; in brackets 95%% intervals over"
                .formatted(round.single().members().get(0).model(), round.images().count())
            + " the images.");
    round
        .ensemble()
        .ifPresent(
            ensemble ->
                lines.add("Ensemble of %s: %s.".formatted(models(ensemble), members(ensemble))));
    if (finals.rounds().size() > 1) {
      lines.add(
          "Test part used %d times: each further time its figures are a little too good."
              .formatted(finals.rounds().size()));
    }
    return lines;
  }

  private static String models(TestResult ensemble) {
    return Plural.of(ensemble.members().size(), "model");
  }

  /** Such as {@code trial 12, seed 1 ×3; trial 7}. */
  private static String members(TestResult ensemble) {
    return ensemble.members().stream()
        .map(member -> member.model() + (member.weight() == 1 ? "" : " ×" + member.weight()))
        .collect(Collectors.joining("; "));
  }

  private static String cell(TestTable.Cell score) {
    return Format.score(score.value())
        + score
            .interval()
            .map(
                interval ->
                    " [%s, %s]"
                        .formatted(Format.score(interval.low()), Format.score(interval.high())))
            .orElse("");
  }

  private static String spread(double mean, double deviation) {
    return Format.score(mean) + (Double.isNaN(deviation) ? "" : " ± " + Format.score(deviation));
  }
}
