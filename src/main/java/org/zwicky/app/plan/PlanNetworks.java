package org.zwicky.app.plan;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zwicky.base.text.TextTable;
import org.zwicky.base.text.TextTable.Align;
import org.zwicky.candidate.network.LayerSummary;
import org.zwicky.candidate.network.NetworkShapes;
import org.zwicky.estimate.MemoryModel;
import org.zwicky.report.Format;
import org.zwicky.spacefile.SampledNetwork;
import org.zwicky.spacefile.ShapeCheck;

/** Which networks of a space can be trained, and how some look, in words. */
public final class PlanNetworks {

  private static final int MOST_REASONS = 3;
  private static final int FEWEST_COLUMNS = 16;

  private final PlanSubject subject;
  private final int columns;

  /**
   * @param columns of the terminal, or whatever width the text is to fit
   */
  public PlanNetworks(PlanSubject subject, int columns) {
    this.subject = subject;
    this.columns = columns;
  }

  /** How many can't be, why, and what to change if they are many. */
  public String feasibility() {
    ShapeCheck check = subject.check();
    if (check.infeasible() == 0) {
      return check.sampled() == 1
          ? "Networks: the only one can be trained%n".formatted()
          : "Networks: all %,d that were tried can be trained%n".formatted(check.sampled());
    }
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "Networks: %s of %,d that were tried can't be trained and would be passed over:"
                .formatted(InfeasibleShare.share(check), check.sampled()),
            ""));
    reasons().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_REASONS)
        .forEach(
            reason ->
                text.append(
                    line(
                        "  %5s  %s"
                            .formatted(
                                Format.percent(reason.getValue() / (double) check.sampled()),
                                reason.getKey()),
                        " ".repeat(9))));
    if (InfeasibleShare.isHigh(check)) {
      text.append("Warning: that is many. Most of them have%n".formatted());
      InfeasibleShare.causes(check).forEach(cause -> text.append(line("  " + cause, "    ")));
      text.append(
          line(
              "Change these ranges, or forbid the combinations under \"constraints\" (docs/search-space.md).",
              ""));
    } else {
      text.append(
          line(
              "Most of them have %s.".formatted(String.join("; ", InfeasibleShare.causes(check))),
              ""));
    }
    return text.toString();
  }

  /** The networks of the first trials. */
  public String samples(int wanted) {
    List<SampledNetwork> networks =
        FirstCandidates.of(subject.file())
            .map(subject::attempt)
            .filter(network -> network.infeasible().isEmpty())
            .limit(wanted)
            .toList();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < networks.size(); i++) {
      text.append(sample(i + 1, networks.get(i)));
    }
    return text.toString();
  }

  private String sample(int number, SampledNetwork network) {
    NetworkShapes shapes = network.shapes().orElseThrow();
    return System.lineSeparator()
        + line(
            "Sample network %d: %s".formatted(number, PlanText.values(network.assignment())), "  ")
        + layers(shapes)
        + line(
            "Total: %s parameters, %s multiply-adds an image, about %s of memory in training"
                .formatted(
                    Format.count(shapes.parameters()),
                    PlanText.large(shapes.multiplyAdds()),
                    Format.bytes(MemoryModel.peakBytes(network.work().orElseThrow()))),
            "  ");
  }

  private String layers(NetworkShapes network) {
    String full = layers(network, Integer.MAX_VALUE);
    int excess = full.lines().mapToInt(String::length).max().orElse(0) - columns;
    int widest = network.rows().stream().mapToInt(row -> row.layer().length()).max().orElse(0);
    return excess <= 0 ? full : layers(network, Math.max(FEWEST_COLUMNS, widest - excess));
  }

  private static String layers(NetworkShapes network, int width) {
    TextTable table =
        new TextTable()
            .column("layer", Align.LEFT)
            .column("output", Align.LEFT)
            .column("parameters", Align.RIGHT)
            .column("multiply-adds", Align.RIGHT);
    for (LayerSummary row : network.rows()) {
      table.row(
          List.of(
              PlanText.cut(row.layer(), width),
              row.output().toString(),
              Format.count(row.parameters()),
              Format.count(row.multiplyAdds())));
    }
    return table.render();
  }

  /** How often each; the ones of memory are one, whatever they need. */
  private Map<String, Integer> reasons() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    long most =
        subject.check().networks().stream()
            .filter(network -> network.infeasible().isPresent() && network.work().isPresent())
            .mapToLong(network -> MemoryModel.peakBytes(network.work().orElseThrow()))
            .max()
            .orElse(0);
    String memory =
        "more memory than a worker's %s (up to about %s)"
            .formatted(Format.bytes(subject.workers().memoryMegabytes() << 20), Format.bytes(most));
    for (SampledNetwork network : subject.check().networks()) {
      network
          .infeasible()
          .ifPresent(
              reason ->
                  counts.merge(network.work().isPresent() ? memory : reason, 1, Integer::sum));
    }
    return counts;
  }

  private String line(String text, String indent) {
    return PlanText.wrap(text, columns, indent) + System.lineSeparator();
  }
}
