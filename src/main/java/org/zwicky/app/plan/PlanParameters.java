package org.zwicky.app.plan;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.zwicky.base.text.TextTable;
import org.zwicky.base.text.TextTable.Align;
import org.zwicky.report.Format;
import org.zwicky.space.Assignment;
import org.zwicky.space.ChoiceParameter;
import org.zwicky.space.Constraint;
import org.zwicky.space.Parameter;
import org.zwicky.space.SearchSpace;

/** A search space's parameters, combinations and constraints in words. */
public final class PlanParameters {

  private static final int DRAWS = 1000;
  private static final long SEED = 1;
  private static final int FEWEST_COLUMNS = 16;
  private static final int MOST_CONDITION = 30;

  private final SearchSpace space;
  private final int columns;

  /**
   * @param columns of the terminal, or whatever width the text is to fit
   */
  public PlanParameters(SearchSpace space, int columns) {
    this.space = space;
    this.columns = columns;
  }

  /** One line a parameter. */
  public String table() {
    String full = table(Integer.MAX_VALUE, Integer.MAX_VALUE);
    int excess = width(full) - columns;
    if (excess <= 0) {
      return full;
    }
    String shorter = table(Integer.MAX_VALUE, MOST_CONDITION);
    int widest =
        space.parameters().stream()
            .mapToInt(parameter -> values(parameter, Integer.MAX_VALUE).length())
            .max()
            .orElse(0);
    int left = widest - Math.max(0, width(shorter) - columns);
    return table(Math.max(FEWEST_COLUMNS, left), MOST_CONDITION);
  }

  private String table(int valuesWidth, int conditionWidth) {
    TextTable table =
        new TextTable()
            .column("parameter", Align.LEFT)
            .column("kind", Align.LEFT)
            .column("values", Align.LEFT)
            .column("median", Align.RIGHT)
            .column("when", Align.LEFT);
    for (Parameter parameter : space.parameters()) {
      table.row(
          List.of(
              parameter.name(),
              ParameterText.kind(parameter),
              values(parameter, valuesWidth),
              median(parameter),
              PlanText.cut(
                  parameter.condition().map(ParameterText::condition).orElse(""), conditionWidth)));
    }
    return table.render();
  }

  /** How many combinations there are. */
  public String combinations() {
    return space
        .combinations()
        .map(
            count ->
                "%,d".formatted(count)
                    + (space.constraints().isEmpty() ? "" : ", before constraints"))
        .orElse("infinitely many");
  }

  /** One line a constraint, with the share of random draws that fulfil it; empty without any. */
  public String constraints() {
    List<Constraint> constraints = space.constraints();
    if (constraints.isEmpty()) {
      return "";
    }
    Random random = new Random(SEED);
    int[] fulfilled = new int[constraints.size()];
    int all = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      Assignment drawn = space.assign(parameter -> parameter.atCoordinate(random.nextDouble()));
      for (int i = 0; i < fulfilled.length; i++) {
        fulfilled[i] += holds(constraints.get(i), drawn) ? 1 : 0;
      }
      all += space.broken(drawn).isEmpty() ? 1 : 0;
    }
    TextTable table =
        new TextTable().column("constraint", Align.LEFT).column("fulfilled", Align.RIGHT);
    for (int i = 0; i < fulfilled.length; i++) {
      table.row(
          List.of(
              PlanText.cut(constraints.get(i).toString(), Math.max(FEWEST_COLUMNS, columns - 11)),
              share(fulfilled[i])));
    }
    table.row(List.of("all of them", share(all)));
    return table.render();
  }

  private static boolean holds(Constraint constraint, Assignment drawn) {
    return !drawn.values().keySet().containsAll(constraint.names())
        || constraint.holds(drawn.values());
  }

  private static String share(int draws) {
    return Format.percent(draws / (double) DRAWS);
  }

  /** Half of the draws of a range lie below. */
  private static String median(Parameter parameter) {
    boolean ordered = ParameterText.isRange(parameter);
    return ordered ? Format.value(parameter.atCoordinate(0.5)) : "";
  }

  /** A list that is cut shows how many values it has. */
  private static String values(Parameter parameter, int width) {
    String all = ParameterText.values(parameter).replace(", log scale", "");
    if (all.length() <= width || !(parameter instanceof ChoiceParameter choice)) {
      return PlanText.cut(all, width);
    }
    List<Object> values = choice.values();
    String end = " … (%d values)".formatted(values.size());
    for (int shown = values.size() - 1; shown > 0; shown--) {
      String text =
          values.stream().limit(shown).map(Format::value).collect(Collectors.joining(", ", "", ","))
              + end;
      if (text.length() <= width) {
        return text;
      }
    }
    return PlanText.cut(all, width);
  }

  private static int width(String table) {
    return table.lines().mapToInt(String::length).max().orElse(0);
  }
}
