package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zwicky.spacefile.Fixture.assertOnlyProblem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.metric.Goal;
import org.zwicky.metric.Metric;
import org.zwicky.space.Assignment;
import org.zwicky.study.Objective;

class CommandTest {

  private static final String OBJECTIVE = "'objective': {'metric':'loss','goal':'minimize'}, ";
  private static final String PARAMETERS =
      "'parameters': {'rate':{'uniform':[0,1]},'kind':{'choice':['a','b']},"
          + "'extra':{'int':[1,3],'when':{'kind':'b'}}}, ";

  @Test
  void putsValuesInPlaceOfNames() {
    CommandTemplate command =
        new CommandTemplate(
            List.of("run", "--rate=${rate}", "${kind}${flag}", "$${kind} costs 3$", "${sizes}"));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("rate", 1e-4);
    values.put("kind", "a ${rate} $${x}");
    values.put("flag", true);
    values.put("sizes", List.of(1L, 2.5, "c"));

    assertThat(command.resolve(new Assignment(values)))
        .containsExactly(
            "run", "--rate=1.0E-4", "a ${rate} $${x}true", "${kind} costs 3$", "[1,2.5,\"c\"]");
  }

  @Test
  void readsACommandInPlaceOfDataNetworkAndTraining() {
    SearchSpaceFile file =
        SearchSpaceReader.readJson(
            json(OBJECTIVE + PARAMETERS + "'command': ['python3', '--rate', '${rate}']"));

    assertThat(file.command().orElseThrow().words())
        .containsExactly("python3", "--rate", "${rate}");
    assertThat(file.data()).isEmpty();
    assertThat(file.blueprint()).isEmpty();
    assertThat(file.objective()).isEqualTo(new Objective("loss", Goal.MINIMIZE));
    assertThat(file.space().parameters()).hasSize(3);
    assertThat(SearchSpaceReader.readJson(file.json())).isEqualTo(file);
  }

  @Test
  void knowsTheGoalOfAMetricThatIsOneOfOurs() {
    assertThat(
            SearchSpaceReader.readJson(
                    json("'objective': {'metric':'logLoss'}, 'command': ['true']"))
                .objective())
        .isEqualTo(Objective.of(Metric.LOG_LOSS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3                      | /command   | needs a list of the program and its arguments
          []                     | /command   | found []
          [' ']                  | /command/0 | the name of a program
          ['x', 3]               | /command/1 | needs a text, such as "--rate" or "${rate}", but found 3
          ['x', '${rat}']        | /command/1 | "rat" that is not defined; did you mean "${rate}"? (there are rate, kind, extra)
          ['x', 'a${HOME}b']     | /command/1 | write "$${" for the signs themselves
          ['x', '${}']           | /command/1 | a parameter "" that is not defined
          ['x', '${rate:-3}']    | /command/1 | "rate:-3" that is not defined
          ['x', '${rate']        | /command/1 | has a "${" without its "}"
          ['x', '${kind.a}']     | /command/1 | takes whole parameters only, such as ${kind}
          ['x', '$rate']         | /command/1 | write "${rate}"
          ['x', '${extra}']      | /command/1 | has one only when kind is "b"; let the program read it from ZWICKY_PARAMETERS
          """)
  void checksTheCommand(String command, String pointer, String message) {
    assertOnlyProblem(json(OBJECTIVE + PARAMETERS + "'command': " + command), pointer, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'metric':'rmse'}                  | /objective/goal   | which way "rmse" is better
          {'goal':'minimize'}                | /objective/metric | the name of a metric that the command prints
          {'metric':'','goal':'minimize'}    | /objective/metric | the name of a metric
          {'metric':'a','goal':'min'}        | /objective/goal   | one of "maximize", "minimize"
          {'metric':'a','gaol':'minimize','goal':'minimize'} | /objective/gaol | unknown field
          """)
  void checksTheObjectiveOfACommand(String objective, String pointer, String message) {
    String json = json("'objective': " + objective + ", 'command': ['true']");

    assertThat(Fixture.problems(json))
        .anySatisfy(
            problem -> {
              assertThat(problem.pointer()).isEqualTo(pointer);
              assertThat(problem.message()).contains(message);
            });
  }

  @Test
  void needsAnObjective() {
    assertThat(Fixture.problems(json("'command': ['true']")))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.pointer()).isEqualTo("/objective");
              assertThat(problem.message()).contains("\"metric\": \"loss\"");
            });
  }

  @ParameterizedTest
  @CsvSource({"data", "network", "training"})
  void refusesPartsOfANetworkBesideACommand(String part) {
    assertOnlyProblem(
        json(OBJECTIVE + "'" + part + "': {}, 'command': ['true']"),
        "/" + part,
        "goes with networks");
  }

  @Test
  void namesTheCommandWhereANetworkIsMissing() {
    assertThat(Fixture.problems("{ \"data\": { \"format\": \"synthetic\" } }"))
        .anySatisfy(problem -> assertThat(problem.message()).contains("or a \"command\" instead"));
  }

  private static String json(String members) {
    return "{ " + members.replace('\'', '"') + " }";
  }
}
