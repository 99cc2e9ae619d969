package org.zwicky.report;

import java.util.List;
import java.util.Set;
import org.zwicky.analysis.TrialReport;
import org.zwicky.study.TrialState;

/**
 * A row of the leaderboard.
 *
 * @param trial what it shows
 * @param cells a cell a column
 * @param sparkline of the objective
 * @param bestIn keys of the metrics that no other trial is better in
 * @param tied whether the validation images can't tell it from the best trial
 */
public record TableRow(
    TrialReport trial,
    List<TableCell> cells,
    Sparkline sparkline,
    Set<String> bestIn,
    boolean tied) {

  /** Whether the cell holds the best value of its metric. */
  public boolean isBest(TableCell cell) {
    return cell.column().metric() && !cell.missing() && bestIn.contains(cell.column().key());
  }

  /** Whether the reason takes the place of the scores, which the trial does not have. */
  public boolean showsReason() {
    TrialState state = trial.row().state();
    return (state == TrialState.PRUNED || state == TrialState.FAILED)
        && !trial.row().reason().isBlank();
  }

  /** Whether the reason takes the place of that cell. */
  public boolean hidesBehindReason(TableCell cell) {
    TableColumn.Kind kind = cell.column().kind();
    return showsReason() && (kind == TableColumn.Kind.METRIC || kind == TableColumn.Kind.WORST);
  }

  /** How many columns the reason takes. */
  public long reasonColumns() {
    return cells.stream().filter(this::hidesBehindReason).count();
  }

  /** Whether the reason begins at that very cell, of which an equal one may stand further on. */
  @SuppressWarnings("ReferenceEquality")
  public boolean beginsReason(TableCell cell) {
    return cells.stream().filter(this::hidesBehindReason).findFirst().orElse(null) == cell;
  }
}
