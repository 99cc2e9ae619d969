package org.zwicky.app.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zwicky.estimate.Blame;
import org.zwicky.estimate.BlameFinder;
import org.zwicky.report.Format;
import org.zwicky.spacefile.SampledNetwork;
import org.zwicky.spacefile.ShapeCheck;

/** How many candidates of a space can't be trials, in words. */
public final class InfeasibleShare {

  /** From here on a person should know. */
  private static final double MANY = 0.2;

  private static final int MOST_CAUSES = 3;

  private InfeasibleShare() {}

  /** Whether so many can't be that the space should be mended. */
  static boolean isHigh(ShapeCheck check) {
    return check.infeasible() > MANY * check.sampled();
  }

  /** One line where many can't be. */
  public static Optional<String> warning(ShapeCheck check) {
    return isHigh(check)
        ? Optional.of(
            "%s of the candidates can't be trained and are passed over (%s); `zwicky plan` says more."
                .formatted(
                    share(check), causes(check).stream().limit(1).collect(Collectors.joining())))
        : Optional.empty();
  }

  /** The share that can't be. */
  static String share(ShapeCheck check) {
    return Format.percent(check.infeasible() / (double) check.sampled());
  }

  /** The values that cause it, one line each; the most frequent reason where none stand out. */
  static List<String> causes(ShapeCheck check) {
    List<String> lines = new ArrayList<>();
    for (Blame cause : blames(check)) {
      lines.add("%s: %d of %d".formatted(cause.values(), cause.infeasible(), cause.candidates()));
    }
    return lines.isEmpty() ? check.reasons().stream().limit(1).toList() : lines;
  }

  private static List<Blame> blames(ShapeCheck check) {
    BitSet infeasible = new BitSet();
    for (int i = 0; i < check.sampled(); i++) {
      infeasible.set(i, check.networks().get(i).infeasible().isPresent());
    }
    return new BlameFinder(check.networks().stream().map(SampledNetwork::assignment).toList())
        .find(infeasible, MOST_CAUSES);
  }
}
