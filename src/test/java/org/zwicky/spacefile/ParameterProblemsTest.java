package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zwicky.spacefile.Fixture.assertOnlyProblem;
import static org.zwicky.spacefile.Fixture.file;
import static org.zwicky.spacefile.Fixture.problems;
import static org.zwicky.spacefile.Fixture.withParameters;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterProblemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                | /parameters/x              | needs one of int, uniform, logUniform, choice, boolean, constant
          null                              | /parameters/x              | needs an object
          [3,5]                             | /parameters/x              | write { "choice": [3,5] }
          {'int':[1,2],'choice':[1]}        | /parameters/x              | is both int and choice
          {'uniform':[0.1,0.2],'stp':0.1}   | /parameters/x/stp          | did you mean "step"?
          {'chioce':[0.1]}                  | /parameters/x/chioce       | did you mean "choice"?
          {'int':[4,2]}                     | /parameters/x/int          | 4 is above 2; write the lower end first
          {'int':[1,2,3]}                   | /parameters/x/int          | a list of two numbers
          {'int':3}                         | /parameters/x/int          | a list of two numbers
          {'int':[1,2.5]}                   | /parameters/x/int/1        | a whole number
          {'int':[1,'a']}                   | /parameters/x/int/1        | found "a"
          {'int':[0,8],'log':true}          | /parameters/x/int/0        | a whole number from 1
          {'int':[1,8],'log':true,'step':2} | /parameters/x/step         | does not go with "log": true
          {'int':[1,8],'step':0}            | /parameters/x/step         | a whole number from 1
          {'uniform':[0.5,0.2]}             | /parameters/x/uniform      | 0.5 is above 0.2
          {'uniform':[0.5,0.5]}             | /parameters/x/uniform      | both ends are 0.5; write { "constant": 0.5 }
          {'uniform':[0,0.5],'step':0.7}    | /parameters/x/step         | fits the range
          {'uniform':[0,0.5],'step':-1}     | /parameters/x/step         | above 0
          {'uniform':[0.1,0.5],'log':true}  | /parameters/x/log          | write logUniform instead
          {'logUniform':[0,0.1]}            | /parameters/x/logUniform/0 | above 0, because the range is logarithmic, but found 0
          {'logUniform':[0.1,0.01]}         | /parameters/x/logUniform   | 0.1 is above 0.01
          {'logUniform':[0.1,0.2],'step':1} | /parameters/x/step         | goes with int or uniform, not with logUniform
          {'choice':[1,1.0]}                | /parameters/x/choice/1     | lists 1.0, which is a number that the list has already
          {'choice':[]}                     | /parameters/x/choice       | at least one value
          {'choice':0.1}                    | /parameters/x/choice       | needs a list
          {'choice':[0.1,0.2,0.1]}          | /parameters/x/choice/2     | 0.1 twice
          {'choice':[0.1,null]}             | /parameters/x/choice/1     | found null; for no value write a text, such as "none"
          {'choice':[0.1,{'a':null}]}       | /parameters/x/choice/1     | found {"a":null}
          {'boolean':false}                 | /parameters/x/boolean      | needs true
          {'constant':{'a':[null]}}         | /parameters/x/constant     | found {"a":[null]}
          """)
  void checksTheKinds(String parameter, String pointer, String message) {
    assertOnlyProblem(
        withParameters("{ \"x\": " + parameter.replace('\'', '"') + " }", "x"), pointer, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'kin':'b'}          | /parameters/x/when/kin    | did you mean "kind"?
          {'kind':'bb'}        | /parameters/x/when/kind   | "bb", which "kind" never is
          {'kind':['a','foccal']} | /parameters/x/when/kind/1 | did you mean "focal"? (it can be "a", "b", "focal")
          {'kind':[]}          | /parameters/x/when/kind   | an empty list
          {'rate':0.1}         | /parameters/x/when/rate   | a continuous range
          {}                   | /parameters/x/when        | needs a parameter and its value
          3                    | /parameters/x/when        | needs an object
          "kind == 1"          | /parameters/x/when        | expressions are for "constraints"
          {'x':0.1}            | /parameters/x/when        | goes in a circle: x → x
          []                   | /parameters/x/when        | needs a parameter and its value
          [{'kind':'a'},3]     | /parameters/x/when/1      | needs an object
          [{'kind':'a'},{'kin':1}] | /parameters/x/when/1/kin | did you mean "kind"?
          {'rate':{'not':0.1}} | /parameters/x/when/rate/not | a continuous range
          {'rate':{'>':0.5}}   | /parameters/x/when/rate   | can never be met: rate > 0.5 is never so (it can be 0.0 to 0.5)
          {'rate':{'>':'a'}}   | /parameters/x/when/rate/> | needs a number
          {'kind':{'>':1}}     | /parameters/x/when/kind/> | values are not all numbers
          {'kind':{'not':'c'}} | /parameters/x/when/kind/not | which "kind" never is
          {'kind':{'not':['a','b','focal']}} | /parameters/x/when/kind | can never be met
          {'kind':{'nott':'a'}} | /parameters/x/when/kind  | needs a value, a list of values, { "not": … }
          {'kind':{'not':'a','is':'b'}} | /parameters/x/when/kind/is | unknown field "is"
          {'blocks':{'>=':9}}  | /parameters/x/when/blocks | can never be met: blocks >= 9 is never so (it can be 2, 3, 4)
          {'blocks':{'>':2,'<':4,'not':3}} | /parameters/x/when/blocks | can never be met
          {'other':0.1,'kind':'b'} | /parameters/x/when    | can never be met: other is 0.1 and kind is "b" is never so
          """)
  void checksTheConditions(String when, String pointer, String message) {
    String parameters =
        """
        { "kind": { "choice": ["a", "b", "focal"] }, "rate": { "uniform": [0, 0.5] },
          "other": { "choice": [0.1, 0.2], "when": { "kind": "a" } },
          "blocks": { "int": [2, 4], "when": { "kind": ["a", "b", "focal"] } },
          "half": { "constant": 0.5, "when": { "blocks": 3 } },
          "x": { "choice": [0.1, 0.2], "when": %s } }
        """
            .formatted(when.replace('\'', '"'));

    assertOnlyProblem(withParameters(parameters, "x", "rate", "other", "half"), pointer, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'values':[1,2]}                 | values       | "choice": [ … ]
          {'type':'float'}                 | type         | the name of the field here
          {'min':1}                        | min          | "int": [low, high]
          {'high':1}                       | high         | "uniform": [low, high]
          {'categorical':['a']}            | categorical  | "choice": [ … ]
          {'log_uniform':[1,2]}            | log_uniform  | "logUniform"
          {'loguniform':[1,2]}             | loguniform   | "logUniform"
          {'q_uniform':[1,2]}              | q_uniform    | with "step"
          {'quniform':[1,2]}               | quniform     | with "step"
          {'randint':[1,2]}                | randint      | "int": [low, high]
          {'float':[1,2]}                  | float        | "uniform"
          {'feasibleSpace':{}}             | feasibleSpace | as "int": [min, max]
          {'distribution':'uniform'}       | distribution | the name of the field here
          {'enum':['a']}                   | enum         | "choice": [ … ]
          {'bool':true}                    | bool         | "boolean": true
          {'parent_name':'a'}              | parent_name  | "when": { "parent": value }
          """)
  void knowsTheWordsOfOtherSystems(String parameter, String field, String hint) {
    assertThat(problems(withParameters("{ \"x\": " + parameter.replace('\'', '"') + " }", "x")))
        .anySatisfy(
            problem -> {
              assertThat(problem.pointer()).isEqualTo("/parameters/x/" + field);
              assertThat(problem.message()).contains(hint);
              assertThat(problem.line()).isPositive();
            });
  }

  @Test
  void findsConditionsThatGoInACircle() {
    assertOnlyProblem(
        withParameters(
            """
            { "a": { "choice": [0.1], "when": { "c": 0.1 } },
              "b": { "choice": [0.1], "when": { "a": 0.1 } },
              "c": { "choice": [0.1], "when": { "b": 0.1 } } }
            """),
        "/parameters/a/when",
        "a → c → b → a");
  }

  @Test
  void findsParametersThatAreNeverUsed() {
    assertOnlyProblem(
        withParameters("{ \"used\": 0.1, \"spare\": { \"int\": [1, 2] } }", "used"),
        "/parameters/spare",
        "never used",
        "\"$spare\"");
  }

  @Test
  void countsAParentOfAConditionAsUsed() {
    String json =
        withParameters(
            "{ \"on\": { \"boolean\": true }, \"x\": { \"choice\": [0.1], \"when\": { \"on\": true } } }",
            "x");

    assertThat(SearchSpaceReader.readJson(json).space().parameters()).hasSize(2);
  }

  @Test
  void refusesNamesThatCannotBeReferredTo() {
    assertThat(problems(withParameters("{ \"a b\": 0.1 }", "a b")))
        .extracting(Problem::pointer)
        .containsExactly("/parameters/a b");
  }

  @Test
  void namesTheNearestParameterForAnUndefinedOne() {
    assertThat(
            problems(
                file(
                    "{ \"filters\": { \"choice\": [8, 16] } }",
                    "[{ \"conv\": { \"filters\": \"$fliters\" } }, { \"dense\": { \"units\": \"$filters\" } }]",
                    "{}")))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.pointer()).isEqualTo("/network/0/conv/filters");
              assertThat(problem.message())
                  .contains("\"fliters\" that is not defined", "did you mean \"$filters\"?");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'choice':['relu','elu']} | needs a whole number from 1 to 65536, but $x can be "relu" (and 1 other value)
          {'int':[0,8]}             | $x can be 0
          {'uniform':[8,16]}        | $x can be 11.
          {'choice':[8,[16]]}       | $x can be [16]
          {'choice':[8,'16']}       | $x can be "16"
          {'boolean':true}          | $x can be false
          """)
  void findsParametersWhoseValuesDoNotFitTheField(String parameter, String message) {
    assertOnlyProblem(
        file(
            "{ \"x\": " + parameter.replace('\'', '"') + " }",
            "[{ \"conv\": { \"filters\": \"$x\" } }]",
            "{}"),
        "/network/0/conv/filters",
        message);
  }

  @Test
  void findsARangeThatEndsOutsideTheField() {
    assertOnlyProblem(
        withParameters("{ \"x\": { \"uniform\": [0, 1] } }", "x"),
        "/network/0/dropout",
        "needs a number from 0 to below 1, but $x can be 1.0");
  }

  @Test
  void findsANeededFieldWhoseParameterIsNotAlwaysThere() {
    assertOnlyProblem(
        file(
            """
            { "on": { "boolean": true }, "filters": { "int": [4, 8], "when": { "on": true } } }
            """,
            "[{ \"conv\": { \"filters\": \"$filters\" } }]",
            "{}"),
        "/network/0/conv/filters",
        "needed in every trial",
        "only when on is true");
  }
}
