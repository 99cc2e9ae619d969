package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zwicky.spacefile.Fixture.assertOnlyProblem;
import static org.zwicky.spacefile.Fixture.withMembers;
import static org.zwicky.spacefile.Fixture.withTraining;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionProblemsTest {

  private static final String DATA = "\"data\": { \"format\": \"synthetic\" }, ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'format':'hdf5'}                            | /data/path             | is missing; needs the name of a file
          {'format':'hdf','path':'x'}                  | /data/format           | did you mean "hdf5"?
          {'path':3}                                   | /data/path             | needs the name of a file, but found 3
          {'path':'x','crop':0}                        | /data/crop             | a whole number from 1
          {'path':'x','crop':'64'}                     | /data/crop             | found "64"
          {'path':'x','crop':'$crop'}                  | /data/crop             | parameters can stand in "network" and "training" only
          {'path':'x','grayscale':1}                   | /data/grayscale        | true or false, but found 1
          {'path':'x','images':' '}                    | /data/images           | a text that is not blank
          {'path':'x','classNames':'galaxy10-sds'}     | /data/classNames       | did you mean "galaxy10-sdss"?
          {'path':'x','classNames':['a','a']}          | /data/classNames       | "a" twice
          {'path':'x','classNames':['a',1]}            | /data/classNames/1     | a text that is not blank, but found 1
          {'path':'x','classNames':['a']}              | /data/classNames       | two classes
          {'path':'x','split':{'test':1}}              | /data/split/test       | from 0 to below 1
          {'path':'x','split':{'test':0.5,'validation':0.5}} | /data/split      | leaves nothing to train on
          {'path':'x','split':{'tset':0.5}}            | /data/split/tset       | did you mean "test"?
          {'path':'x','smallClasses':'train'}          | /data/smallClasses     | this is "data": { "split": { "smallClasses": … } } here
          {'path':'x','limit':0}                       | /data/limit            | a whole number from 1
          {'path':'x','synthetic':{}}                  | /data/synthetic        | goes with "format": "synthetic" only
          {'format':'synthetic','path':'x'}            | /data/path             | goes with a file or folder, not with generated galaxies
          {'format':'folder','path':'x','images':'i'}  | /data/images           | goes with "format": "hdf5" only, but the format is "folder"
          {'format':'folder','path':'x','labels':'i'}  | /data/labels           | goes with "format": "hdf5" or "idx" only
          {'path':'a-ubyte.gz','images':'i'}           | /data/images           | the format is "idx"
          {'format':'idx'}                             | /data/path             | is missing
          {'path':'x','resize':0}                      | /data/resize           | needs a whole number from 1 to 16384, or [height, width], but found 0
          {'path':'x','resize':[64]}                   | /data/resize           | or [height, width]
          {'path':'x','resize':[64,'64']}              | /data/resize           | or [height, width]
          {'path':'x','resize':'64x64'}                | /data/resize           | or [height, width]
          {'format':'synthetic','synthetic':{'size':4}} | /data/synthetic/size  | from 16 to 1024
          {'format':'synthetic','synthetic':{'images':9}} | /data/synthetic/images | from 30
          {'format':'synthetic','synthetic':{'sed':4}} | /data/synthetic/sed    | did you mean "seed"?
          """)
  void checksTheData(String data, String pointer, String message) {
    assertOnlyProblem(withMembers("\"data\": " + data.replace('\'', '"')), pointer, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'name': ''                                 | /name             | a name of 1 to 100 characters
          'name': 'a\\u0007b'                         | /name             | control character
          'name': '..'                               | /name             | a name
          '$schema': 1                               | /$schema          | a text
          'objective': {'metric':'macrof1'}          | /objective/metric | did you mean "macroF1"?
          'objective': {'goal':'max'}                | /objective/goal   | one of "maximize", "minimize"
          'objective': {'metrics':'accuracy'}        | /objective/metrics | did you mean "metric"?
          'objective': 'accuracy'                    | /objective        | needs an object
          'sweep': {'sampler':'tqe'}                 | /sweep/sampler    | one of "auto", "tpe", "gp", "genetic", "local", "sobol", "random", "grid", but found "tqe"
          'sweep': {'pruner':'ahsa'}                 | /sweep/pruner     | did you mean "asha"?
          'sweep': {'trials':0}                      | /sweep/trials     | from 1
          'sweep': {'trials':1.5}                    | /sweep/trials     | a whole number
          'sweep': {'timeout':'soon'}                | /sweep/timeout    | such as "2h", "30m", "90s" or "1h30m"
          'sweep': {'timeout':'0m'}                  | /sweep/timeout    | a time
          'sweep': {'timeout':90}                    | /sweep/timeout    | found 90
          'sweep': {'parallel':0}                    | /sweep/parallel   | from 1
          'sweep': {'seed':1e30}                     | /sweep/seed       | a whole number
          'sweep': {'gridPoints':1}                  | /sweep/gridPoints | from 2
          'sweep': {'trial':3}                       | /sweep/trial      | did you mean "trials"?
          'sweep': []                                | /sweep            | needs an object
          """)
  void checksNameObjectiveAndSweep(String member, String pointer, String message) {
    assertOnlyProblem(withMembers(DATA + member.replace('\'', '"')), pointer, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'epochs':0}                      | /training/epochs            | a whole number from 1
          {'epochs':'3'}                    | /training/epochs            | found "3"
          {'epochs':null}                   | /training/epochs            | found null
          {'epochs':{'ref':3}}              | /training/epochs            | inside "repeat" only
          {'epocs':3}                       | /training/epocs             | did you mean "epochs"?
          {'batchSize':0}                   | /training/batchSize         | from 1
          {'updater':'Adam'}                | /training/updater           | did you mean "adam"?
          {'learningRate':-0.1}             | /training/learningRate      | a number above 0, but found -0.1
          {'learningRate':0}                | /training/learningRate      | above 0
          {'momentum':1}                    | /training/momentum          | from 0 to below 1
          {'l2':-1}                         | /training/l2                | at least 0
          {'augmentation':'flips'}          | /training/augmentation      | did you mean "flip"?
          {'augmentation':'rotation'}       | /training/augmentation      | did you mean "rotate"?
          {'augmentation':{'rotation':90}}  | /training/augmentation/rotation | did you mean "rotate"?
          {'augmentation':{'hflip':true}}   | /training/augmentation/hflip | "symmetries": "mirror" here
          {'augmentation':{'rotate':181}}   | /training/augmentation/rotate | from 0 to 180
          {'augmentation':{'shift':4}}      | /training/augmentation/shift | not in pixels
          {'augmentation':{'mixup':-1}}     | /training/augmentation/mixup | at least 0
          {'tta':'flip'}                    | /training/tta               | did you mean "testTimeAugmentation"?
          {'imbalance':'focl'}              | /training/imbalance         | did you mean "focal"?
          {'imbalance':{'type':'weights'}}  | /training/imbalance/type    | "sqrtWeights"
          {'imbalance':{'gamma':-1}}        | /training/imbalance/gamma   | at least 0
          {'imbalance':{'gama':1}}          | /training/imbalance/gama    | did you mean "gamma"?
          {'imbalance':{'beta':1}}          | /training/imbalance/beta    | from 0 to below 1
          {'imbalance':{'power':1.1}}       | /training/imbalance/power   | a number from 0 to 1, but found 1.1
          {'imbalance':{'tau':-1}}          | /training/imbalance/tau     | at least 0
          {'imbalance':{'when':'posthoc'}}  | /training/imbalance/when    | did you mean "postHoc"?
          {'imbalance':{'weights':'sqrt'}}  | /training/imbalance/weights | "sqrtWeights"
          {'labelSmoothing':1}              | /training/labelSmoothing    | from 0 to below 1
          {'earlyStopping':{}}              | /training/earlyStopping/patience | is missing
          {'earlyStopping':{'patience':0}}  | /training/earlyStopping/patience | from 1
          {'earlyStopping':4}               | /training/earlyStopping     | needs an object
          """)
  void checksTheTraining(String training, String pointer, String message) {
    assertOnlyProblem(withTraining(training.replace('\'', '"')), pointer, message);
  }

  @Test
  void pointsToTheLineAndColumnOfAValue() {
    assertThat(
            Fixture.problems(
                """
                { "data": { "format": "synthetic" },
                  // a comment
                  "network": [ { "globalPool": {} } ],
                  "training": {
                    "epochs": -3 } }
                """))
        .singleElement()
        .hasToString(
            "line 5, column 15: /training/epochs: needs a whole number from 1 to 100000, but found -3.");
  }
}
