package org.zwicky.space.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.data.SmallClasses;
import org.zwicky.data.SplitSpec;

class SplitReaderTest {

  @Test
  void readsFoldsRepetitionsAndSmallClasses() {
    assertThat(split("'folds': 5, 'repeats': 3, 'test': 0.2, 'smallClasses': 'train'"))
        .isEqualTo(
            SplitSpec.ofFolds(5, 0.2, 123).withRepeats(3).withSmallClasses(SmallClasses.TRAIN));
    assertThat(split("'validation': 0.2, 'repeats': 2, 'seed': 4"))
        .isEqualTo(new SplitSpec(0.2, 0.15, 4).withRepeats(2));
    assertThat(split("'folds': 2").networks()).isEqualTo(2);
  }

  @Test
  void refusesFoldsBesideAValidationShare() {
    assertThatThrownBy(() -> split("'folds': 5, 'validation': 0.2"))
        .hasMessageContaining("/data/split/validation")
        .hasMessageContaining("goes without \"folds\"");
  }

  @ParameterizedTest
  @CsvSource({"folds, folds", "kFold, folds", "cv, folds", "repeats, repeats"})
  void saysWhereFoldsAndRepetitionsBelong(String word, String field) {
    String hint = "this is \"data\": { \"split\": { \"%s\": … } } here".formatted(field);
    assertThatThrownBy(() -> read("", "'%s': 5,".formatted(word))).hasMessageContaining(hint);
    assertThatThrownBy(() -> read("", "'sweep': { '%s': 5 },".formatted(word)))
        .hasMessageContaining(hint);
    assertThatThrownBy(() -> read("", "'objective': { '%s': 5 },".formatted(word)))
        .hasMessageContaining(hint);
  }

  private static SplitSpec split(String fields) {
    return read(", 'split': { " + fields + " }", "").data().orElseThrow().split();
  }

  private static SearchSpaceFile read(String data, String root) {
    return SearchSpaceReader.readJson(
        """
        { 'name': 'x', %s
          'data': { 'format': 'synthetic'%s },
          'parameters': { 'units': { 'int': [4, 8] } },
          'network': [ { 'dense': { 'units': '$units' } } ],
          'training': { 'epochs': 1 } }
        """
            .formatted(root, data)
            .replace('\'', '"'));
  }
}
