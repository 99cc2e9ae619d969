package org.zwicky.app.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.zwicky.base.BadInputException;
import org.zwicky.data.DataSpec;
import org.zwicky.data.SourceSpec;
import org.zwicky.report.json.JsonOutput;
import org.zwicky.space.Constraint;
import org.zwicky.space.Parameter;
import org.zwicky.space.Widening;
import org.zwicky.spacefile.SearchSpaceFile;
import org.zwicky.spacefile.SearchSpaceReader;
import org.zwicky.study.Study;
import org.zwicky.study.SweepSettings;

/**
 * Compares a recorded study with what is to continue it. What would give results that can't be
 * compared is refused; the rest is told, to be recorded. For one use.
 */
final class ResumeCheck {

  /**
   * What may change, and did.
   *
   * @param differences one line each, empty if nothing changed
   * @param proposesAnew whether search space or sampler are among it
   */
  record Changes(List<String> differences, boolean proposesAnew) {}

  private final SearchSpaceFile before;
  private final SearchSpaceFile now;
  private final JsonNode jsonBefore;
  private final JsonNode jsonNow;
  private final List<String> refused = new ArrayList<>();
  private final List<String> allowed = new ArrayList<>();
  private boolean proposesAnew;

  private ResumeCheck(Study recorded, Study asked) {
    before = SearchSpaceReader.readJson(recorded.definition());
    now = SearchSpaceReader.readJson(asked.definition());
    jsonBefore = JsonOutput.read(before.json());
    jsonNow = JsonOutput.read(now.json());
  }

  /**
   * Compares what is recorded with what is asked for. More or other values of the parameters,
   * another sampler, and other numbers of trials, time limits, trials at a time and places of the
   * data file are allowed.
   *
   * @throws BadInputException naming all that differs and may not
   */
  static Changes require(Study recorded, Study asked) {
    ResumeCheck check = new ResumeCheck(recorded, asked);
    check.compareParameters();
    check.compareTrials();
    check.compareData(recorded, asked);
    check.compareSweep();
    if (!check.refused.isEmpty()) {
      throw new BadInputException(
          "Study '%s' can't be continued; since it began, what its trials are compared by changed:%n  %s%nRestore what it was, or give the new sweep another name with --set name=…"
              .formatted(recorded.name(), String.join("%n  ".formatted(), check.refused)));
    }
    return new Changes(List.copyOf(check.allowed), check.proposesAnew);
  }

  private void compareParameters() {
    Map<String, Parameter> parameters = byName(before);
    Map<String, Parameter> parametersNow = byName(now);
    for (Map.Entry<String, Parameter> entry : parameters.entrySet()) {
      String pointer = JsonDifferences.pointer("/parameters", entry.getKey());
      Parameter other = parametersNow.remove(entry.getKey());
      if (other == null) {
        refused.add(pointer + ": taken away");
      } else if (!other.equals(entry.getValue())) {
        Optional<String> objection = Widening.objection(entry.getValue(), other);
        objection.ifPresentOrElse(
            why -> differences(pointer).forEach(line -> refused.add(line + " (" + why + ")")),
            () -> allowed.addAll(differences(pointer)));
      }
    }
    parametersNow
        .keySet()
        .forEach(name -> refused.add(JsonDifferences.pointer("/parameters", name) + ": added"));
    compareConstraints();
    proposesAnew = !before.space().equals(now.space());
    if (proposesAnew && refused.isEmpty() && allowed.isEmpty()) {
      allowed.add("/parameters: another order");
    }
  }

  /** One less leaves all trials in the space; one more may not. */
  private void compareConstraints() {
    List<Constraint> gone = new ArrayList<>(before.space().constraints());
    List<Constraint> added = new ArrayList<>(now.space().constraints());
    gone.removeIf(added::contains);
    added.removeIf(before.space().constraints()::contains);
    gone.forEach(each -> allowed.add("/constraints: \"" + each + "\" taken away"));
    added.forEach(
        each ->
            refused.add("/constraints: \"" + each + "\" added (its trials need not fulfil it)"));
  }

  private void compareTrials() {
    if (!before.blueprint().equals(now.blueprint())) {
      refused.addAll(differences("/network"));
      refused.addAll(differences("/training"));
    }
    if (!before.command().equals(now.command())) {
      refused.addAll(differences("/command"));
    }
    if (!before.objective().equals(now.objective())) {
      refused.addAll(differences("/objective"));
    }
  }

  private void compareData(Study recorded, Study asked) {
    if (!path(before).equals(path(now))) {
      allowed.addAll(differences("/data/path"));
    }
    if (!withoutPath(before).equals(withoutPath(now))) {
      differences("/data").stream()
          .filter(line -> !line.startsWith("/data/path:"))
          .forEach(refused::add);
    }
    if (!recorded.data().sha256().equals(asked.data().sha256())) {
      refused.add(
          "/data/path: the content, SHA-256 %s → %s"
              .formatted(recorded.data().sha256(), asked.data().sha256()));
    }
    if (!recorded.data().classNames().equals(asked.data().classNames())
        && refused.stream().noneMatch(line -> line.startsWith("/data/classNames"))) {
      refused.add(
          "/data/classNames: %s → %s"
              .formatted(recorded.data().classNames(), asked.data().classNames()));
    }
  }

  private void compareSweep() {
    boolean sampler =
        allow("/sweep/sampler", sweep -> sweep.sampler().name().toLowerCase(Locale.ROOT));
    boolean points = allow("/sweep/gridPoints", SweepSettings::gridPoints);
    boolean starts = !before.startWith().equals(now.startWith());
    if (starts) {
      allowed.addAll(differences("/sweep/startWith"));
    }
    proposesAnew |= sampler || points || starts;
    if (!before.sweep().pruning().equals(now.sweep().pruning())) {
      allowed.addAll(differences("/sweep/pruner"));
      allowed.addAll(differences("/sweep/pruneOnlyIf"));
    }
    allow("/sweep/trials", SweepSettings::trials);
    allow("/sweep/finalists", sweep -> sweep.finalists().map(Object::toString).orElse("none"));
    allow("/sweep/timeout", sweep -> sweep.timeout().map(Object::toString).orElse("none"));
    allow(
        "/sweep/trialTimeout", sweep -> sweep.trialTimeout().map(Object::toString).orElse("none"));
    allow(
        "/sweep/parallel",
        sweep -> sweep.parallel().isPresent() ? sweep.parallel().getAsInt() : "by the machine");
    if (before.sweep().seed() != now.sweep().seed()) {
      refused.add("/sweep/seed: %d → %d".formatted(before.sweep().seed(), now.sweep().seed()));
    }
  }

  private boolean allow(String pointer, Function<SweepSettings, Object> value) {
    Object earlier = value.apply(before.sweep());
    Object later = value.apply(now.sweep());
    boolean differs = !Objects.equals(earlier, later);
    if (differs) {
      allowed.add(pointer + ": " + earlier + " → " + later);
    }
    return differs;
  }

  private List<String> differences(String pointer) {
    return JsonDifferences.of(jsonBefore, jsonNow, pointer).entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .toList();
  }

  private static Optional<Path> path(SearchSpaceFile file) {
    return file.data().flatMap(data -> data.source().path());
  }

  private static Optional<DataSpec> withoutPath(SearchSpaceFile file) {
    return file.data().map(data -> data.withSource(somewhere(data.source())));
  }

  private static SourceSpec somewhere(SourceSpec source) {
    return source.path().isPresent() ? source.at(Path.of("data")) : source;
  }

  private static Map<String, Parameter> byName(SearchSpaceFile file) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    file.space().parameters().forEach(p -> parameters.put(p.name(), p));
    return parameters;
  }
}
