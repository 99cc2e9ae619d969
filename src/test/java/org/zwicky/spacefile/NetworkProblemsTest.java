package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zwicky.spacefile.Fixture.assertOnlyProblem;
import static org.zwicky.spacefile.Fixture.file;
import static org.zwicky.spacefile.Fixture.withNetwork;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.candidate.network.FeatureShape;

class NetworkProblemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                          | /network                   | a list of layers
          {}                                          | /network                   | a list of layers
          [{'flatten':true}]                          | /network/0/flatten         | such as "flatten": {}, but found true
          [{'residual':[]}]                           | /network/0/residual        | such as "residual": { "filters": 16 }
          ['relu']                                    | /network/0                 | needs an object
          [{}]                                        | /network/0                 | needs a layer
          [{'cnv':{'filters':3}}]                     | /network/0/cnv             | unknown layer "cnv"; did you mean "conv"?
          [{'separableConv':{}}]                      | /network/0/separableConv/filters | is missing; needs a whole number
          [{'separableConv':{'filters':8,'depthMultiplyer':2}}] | /network/0/separableConv/depthMultiplyer | did you mean "depthMultiplier"?
          [{'separableConv':{'filters':8,'dilation':0}}] | /network/0/separableConv/dilation | from 1
          [{'seperableConv':{}}]                      | /network/0/seperableConv   | did you mean "separableConv"?
          [{'conv':{'filters':8,'dilation':'wide'}}]  | /network/0/conv/dilation   | found "wide"
          [{'conv':{'filters':8,'bias':1}}]           | /network/0/conv/bias       | true or false
          [{'conv':{'filters':8,'init':'xavier'}}]    | /network/0/conv/init       | did you mean "glorotNormal"?
          [{'conv':{'filters':8,'init':'xavierUniform'}}] | /network/0/conv/init   | did you mean "glorotUniform"?
          [{'conv':{'filters':8,'init':'kaimingUniform'}}] | /network/0/conv/init  | did you mean "heUniform"?
          [{'conv':{'filters':8,'init':'heNormel'}}]  | /network/0/conv/init       | did you mean "heNormal"?
          [{'residual':{'filters':8,'init':'lecun'}}] | /network/0/residual/init   | did you mean "lecunNormal"?
          [{'pool':{'padding':'full'}}]               | /network/0/pool/padding    | "same", "valid"
          [{'flatten':{'order':'c'}}]                 | /network/0/flatten/order   | unknown field
          [{'flatten':true}]                          | /network/0/flatten         | needs an object
          [{'dropout':{'type':'alpha'}}]              | /network/0/dropout/rate    | is missing
          [{'dropout':{'rate':0.2,'type':'gausian'}}] | /network/0/dropout/type    | did you mean "gaussian"?
          [{'dropout':{'rate':0.2,'kind':'alpha'}}]   | /network/0/dropout/kind    | unknown field
          [{'dense':{'units':4,'batchNorm':3}}]       | /network/0/dense/batchNorm | true or false
          [{'dense':{'units':4,'init':3}}]            | /network/0/dense/init      | one of "default"
          [{'residual':{}}]                           | /network/0/residual/filters | is missing; needs a whole number
          [{'residual':8}]                            | /network/0/residual        | needs an object
          [{'residual':{'filters':8,'type':'bottlenek'}}] | /network/0/residual/type | did you mean "bottleneck"?
          [{'residual':{'filters':8,'padding':'same'}}] | /network/0/residual/padding | unknown field "padding"
          [{'residual':{'filters':8,'stride':0}}]     | /network/0/residual/stride | from 1
          [{'residual':{'filters':8,'batchNorm':1}}]  | /network/0/residual/batchNorm | true or false
          [{'residual':{'filters':8,'stochasticDepth':1}}] | /network/0/residual/stochasticDepth | a number from 0 to below 1, but found 1
          [{'residual':{'filters':8,'stochasticDepth':-0.1}}] | /network/0/residual/stochasticDepth | found -0.1
          [{'residual':{'filters':8,'stochasticDepth':'0.1'}}] | /network/0/residual/stochasticDepth | without quotes
          [{'residual':{'filters':8,'stochasticDepth':[0.1]}}] | /network/0/residual/stochasticDepth | inside "repeat" only
          [{'repeat':3,'layers':[{'residual':{'filters':8,'stochasticDepth':{'ref':0.3,'growth':2}}}]}] | /network/0/layers/0/residual/stochasticDepth | it is 1.2 in repetition 3
          [{'conv':{'filters':8,'stochasticDepth':0.1}}] | /network/0/conv/stochasticDepth | unknown field
          [{'residual':{'filters':{'ref':8,'growth':2}}}] | /network/0/residual/filters | inside "repeat" only
          [{'pool':{},'globalPool':{}}]               | /network/0                 | pool and globalPool
          [{'conv':{}}]                               | /network/0/conv/filters    | is missing; needs a whole number
          [{'conv':{'filters':0}}]                    | /network/0/conv/filters    | from 1
          [{'conv':{'filters':'many'}}]               | /network/0/conv/filters    | found "many"
          [{'conv':{'filters':8,'kernal':3}}]         | /network/0/conv/kernal     | did you mean "kernel"?
          [{'conv':{'filters':8,'stride':0}}]         | /network/0/conv/stride     | from 1
          [{'conv':{'filters':8,'padding':'full'}}]   | /network/0/conv/padding    | "same", "valid"
          [{'conv':{'filters':8,'activation':'rellu'}}] | /network/0/conv/activation | did you mean "relu"?
          [{'conv':{'filters':8,'batchNorm':'yes'}}]  | /network/0/conv/batchNorm  | true or false
          [{'conv':{'filters':8,'kernel':{'first':5,'rest':3}}}] | /network/0/conv/kernel | inside "repeat" only
          [{'pool':{'type':'maximum'}}]               | /network/0/pool/type       | "max", "avg"
          [{'pool':2}]                                | /network/0/pool            | needs an object
          [{'globalPool':{'size':2}}]                 | /network/0/globalPool/size | unknown field
          [{'batchNorm':1}]                           | /network/0/batchNorm       | true or false
          [{'batchNorm':{'eps':1}}]                   | /network/0/batchNorm/eps   | unknown field
          [{'dropout':1.0}]                           | /network/0/dropout         | from 0 to below 1, but found 1.0
          [{'dropout':{}}]                            | /network/0/dropout/rate    | is missing
          [{'dropout':{'rate':-1}}]                   | /network/0/dropout/rate    | from 0
          [{'dense':{'units':0}}]                     | /network/0/dense/units     | from 1
          [{'dense':{}}]                              | /network/0/dense/units     | is missing
          [{'activation':'softmux'}]                  | /network/0/activation      | one of "identity"
          [{'activation':{'type':'relo'}}]            | /network/0/activation/type | did you mean "relu"?
          [{'activation':{}}]                         | /network/0/activation/type | is missing
          [{'repeat':2}]                              | /network/0/layers          | is missing
          [{'layers':[{'batchNorm':{}}]}]             | /network/0/repeat          | is missing
          [{'repeat':2,'layers':[]}]                  | /network/0/layers          | a list of layers
          [{'repeat':-1,'layers':[{'batchNorm':{}}]}] | /network/0/repeat          | from 0 to 100
          [{'repeat':2,'layer':[],'layers':[{'batchNorm':{}}]}] | /network/0/layer  | unknown field
          [{'repeat':0,'layers':[{'dropout':2}]}]     | /network/0/layers/0/dropout | found 2
          [{'repeat':3,'layers':[{'cnv':{}}]}]        | /network/0/layers/0/cnv    | unknown layer
          """)
  void checksTheLayers(String network, String pointer, String message) {
    assertOnlyProblem(withNetwork(network.replace('\'', '"')), pointer, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'ref':8,'grow':2}       | /growth | is missing
          {'ref':8,'growth':0}     | /growth | above 0
          {'ref':'a','growth':2}   | /ref    | a number, but found "a"
          {'ref':8000,'growth':10} |         | it is 80000 in repetition 2
          {'ref':8,'growth':{'ref':1,'growth':2}} | /growth | found an object
          {'first':[1],'rest':3}   | /first  | found [1]
          {'first':3}              | /rest   | is missing
          {'first':3,'rest':0}     | /rest   | from 1
          []                       |         | an empty list
          [8,'a']                  | /1      | found "a"
          """)
  void checksValuesThatDifferByRepetition(String filters, String pointer, String message) {
    String network =
        "[{'repeat':3,'layers':[{'conv':{'filters':%s}}]}]".formatted(filters).replace('\'', '"');

    assertThat(Fixture.problems(withNetwork(network)))
        .anySatisfy(
            problem -> {
              assertThat(problem.pointer())
                  .isEqualTo("/network/0/layers/0/conv/filters" + (pointer == null ? "" : pointer));
              assertThat(problem.message()).contains(message);
            });
  }

  @Test
  void reportsAProblemInsideARepeatOnce() {
    assertOnlyProblem(
        withNetwork("[{\"repeat\": 20, \"layers\": [{\"dropout\": 2}]}]"),
        "/network/0/layers/0/dropout",
        "found 2");
  }

  @Test
  void stopsUnrollingEndlessRepeats() {
    String network = "[{\"globalPool\": {}}]";
    for (int i = 0; i < 12; i++) {
      network = "[{\"repeat\": 100, \"layers\": " + network + "}]";
    }

    assertOnlyProblem(withNetwork(network), "/network", "more than 1000 layers");
  }

  @Test
  void refusesANetworkThatShrinksTheImageToNothing() {
    SearchSpaceFile constant =
        SearchSpaceReader.readJson(withNetwork("[{\"repeat\": 7, \"layers\": [{\"pool\": {}}]}]"));

    assertThatThrownBy(() -> constant.checkShapes(FeatureShape.image(1, 64, 64), 4))
        .isInstanceOf(InvalidSearchSpaceException.class)
        .hasMessageContaining("/network")
        .hasMessageContaining("does not work on images of 64×64×1")
        .hasMessageContaining("layer 7 (pool 2): a 1×1 map cannot be pooled by 2");
  }

  @Test
  void refusesASpaceOfWhichNoNetworkWorks() {
    SearchSpaceFile space =
        SearchSpaceReader.readJson(
            file(
                "{ \"n\": { \"int\": [4, 6] } }",
                "[{\"repeat\": \"$n\", \"layers\": [{\"pool\": {}}]}]",
                "{}"));

    assertThatThrownBy(() -> space.checkShapes(FeatureShape.image(1, 8, 8), 4))
        .isInstanceOf(InvalidSearchSpaceException.class)
        .hasMessageContaining("works with none of the 3 combinations tried")
        .hasMessageContaining("layer 4 (pool 2): a 1×1 map");
  }

  @Test
  void countsTheNetworksThatDoNotWork() {
    SearchSpaceFile space =
        SearchSpaceReader.readJson(
            file(
                "{ \"n\": { \"int\": [2, 5] } }",
                "[{\"repeat\": \"$n\", \"layers\": [{\"pool\": {}}]}]",
                "{}"));

    ShapeCheck check = space.checkShapes(FeatureShape.image(1, 8, 8), 4);

    assertThat(check.sampled()).isEqualTo(4);
    assertThat(check.infeasible()).isEqualTo(2);
    assertThat(check.reasons())
        .containsExactly("layer 4 (pool 2): a 1×1 map cannot be pooled by 2");
  }
}
