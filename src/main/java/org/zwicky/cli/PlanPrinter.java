package org.zwicky.cli;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.zwicky.cli.TextTable.Align;
import org.zwicky.network.InfeasibleNetworkException;
import org.zwicky.network.LayerSummary;
import org.zwicky.network.NetworkShapes;
import org.zwicky.report.Format;
import org.zwicky.search.named.NamedSamplers;
import org.zwicky.search.named.SamplerChoice;
import org.zwicky.space.Assignment;
import org.zwicky.space.Parameter;
import org.zwicky.space.json.SearchSpaceFile;
import org.zwicky.space.json.ShapeCheck;

/** Writes what a sweep would search. */
final class PlanPrinter {

  private static final int SAMPLE_NETWORKS = 2;
  private static final int SAMPLE_COMMANDS = 5;

  private final PrintWriter out;

  PlanPrinter(PrintWriter out) {
    this.out = out;
  }

  /**
   * Opens the data, and writes the plan.
   *
   * @throws org.zwicky.space.BadInputException if the data or all networks are unfit
   */
  void print(SearchSpaceFile file) {
    Optional<DataShape> data = file.data().map(DataShape::of);
    Optional<ShapeCheck> shapes =
        data.map(images -> file.checkShapes(images.image(), images.classes()));
    out.printf(
        "Study '%s': %d trials by the %s sampler, to %s %s%n",
        file.name(),
        file.sweep().trials(),
        SamplerChoice.of(file.space(), file.sweep()),
        Format.word(file.objective().goal()),
        file.objective().metric());
    data.ifPresent(this::printData);
    out.println();
    out.print(parameters(file.space().parameters()));
    out.printf(
        "%nCombinations: %s%n",
        file.space().combinations().map(PlanPrinter::count).orElse("infinitely many"));
    shapes.ifPresent(this::printFeasibility);
    data.ifPresentOrElse(images -> printNetworks(file, images), () -> printCommands(file));
    out.flush();
  }

  private void printData(DataShape data) {
    out.printf(
        "Data: %s; networks see %s, %d classes, %,d images to train on%n",
        data.description(), data.image(), data.classes(), data.trainingImages());
  }

  private void printCommands(SearchSpaceFile file) {
    CandidateGenerator sampler = NamedSamplers.preview(file.space(), file.sweep());
    for (int shown = 1; shown <= SAMPLE_COMMANDS && sampler.hasMoreCandidates(); shown++) {
      Assignment candidate = (Assignment) sampler.getCandidate().getValue();
      out.printf(
          "%nSample trial %d: %s%n  %s%n",
          shown,
          candidate,
          file.command().orElseThrow().resolve(candidate).stream()
              .map(ShellQuote::quote)
              .collect(Collectors.joining(" ")));
    }
  }

  private static String count(BigInteger combinations) {
    return "%,d".formatted(combinations);
  }

  private void printFeasibility(ShapeCheck shapes) {
    if (shapes.infeasible() == 0) {
      out.printf("Networks: all %d that were tried can be built%n", shapes.sampled());
    } else {
      out.printf(
          "Networks: %d of %d that were tried can't be built and would be passed over; most often: %s%n",
          shapes.infeasible(), shapes.sampled(), shapes.reasons().get(0));
    }
  }

  private void printNetworks(SearchSpaceFile file, DataShape data) {
    CandidateGenerator sampler = NamedSamplers.preview(file.space(), file.sweep());
    int shown = 0;
    for (int tried = 0;
        tried < 1000 && shown < SAMPLE_NETWORKS && sampler.hasMoreCandidates();
        tried++) {
      Assignment candidate = (Assignment) sampler.getCandidate().getValue();
      Optional<NetworkShapes> network = shapes(file, candidate, data);
      if (network.isPresent()) {
        shown++;
        out.printf("%nSample network %d: %s%n", shown, candidate);
        out.print(layers(network.get()));
        out.printf(
            "Total: %,d parameters, %,.1f million multiply-adds an image%n",
            network.get().parameters(), network.get().multiplyAdds() / 1e6);
      }
    }
  }

  private static Optional<NetworkShapes> shapes(
      SearchSpaceFile file, Assignment candidate, DataShape data) {
    try {
      return Optional.of(file.shapes(candidate, data.image(), data.classes()));
    } catch (InfeasibleNetworkException e) {
      return Optional.empty();
    }
  }

  private static String layers(NetworkShapes network) {
    TextTable table =
        new TextTable()
            .column("layer", Align.LEFT)
            .column("output", Align.LEFT)
            .column("parameters", Align.RIGHT)
            .column("multiply-adds", Align.RIGHT);
    for (LayerSummary row : network.rows()) {
      table.row(
          List.of(
              row.layer(),
              row.output().toString(),
              Format.count(row.parameters()),
              Format.count(row.multiplyAdds())));
    }
    return table.render();
  }

  private static String parameters(List<Parameter> parameters) {
    TextTable table =
        new TextTable()
            .column("parameter", Align.LEFT)
            .column("values", Align.LEFT)
            .column("when", Align.LEFT);
    for (Parameter parameter : parameters) {
      table.row(
          List.of(
              parameter.name(),
              ParameterText.values(parameter),
              parameter.condition().map(ParameterText::condition).orElse("")));
    }
    return table.render();
  }
}
