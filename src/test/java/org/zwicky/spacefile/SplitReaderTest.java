package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zwicky.data.DataPart;
import org.zwicky.data.DataSpec;
import org.zwicky.data.NamedParts;
import org.zwicky.data.SmallClasses;
import org.zwicky.data.SourceSpec;
import org.zwicky.data.SplitSpec;

class SplitReaderTest {

  private static final String FILE =
      """
      { 'name': 'x', %s
        'data': { 'format': 'synthetic'%s },
        'parameters': { 'units': { 'int': [4, 8] } },
        'network': [ { 'dense': { 'units': '$units' } } ],
        'training': { 'epochs': 1 } }
      """;

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

  @Test
  void readsFoldersThatAreParts() {
    DataSpec data =
        folder("'training': ['a', 'b'], 'validation': 'val', 'test': ['t'], 'repeats': 2");

    assertThat(data.source())
        .isEqualTo(
            new SourceSpec.Folder(
                Path.of("photos"),
                new NamedParts(List.of("a", "b"), List.of("val"), List.of("t"))));
    assertThat(data.split().given()).containsExactlyInAnyOrder(DataPart.values());
    assertThat(data.split().training()).isEqualTo(1);
    assertThat(data.split().repeats()).isEqualTo(2);
    assertThat(folder("'test': 'held out', 'folds': 4").split())
        .isEqualTo(SplitSpec.ofFolds(4, 0, 123).withGiven(Set.of(DataPart.TEST)));
    assertThat(folder("'validation': 0.2").source())
        .isEqualTo(new SourceSpec.Folder(Path.of("photos"), NamedParts.NONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'validation': 'x', 'test': 'x'; names \"x\" twice",
        "'validation': 'x', 'folds': 3; goes without \"folds\"",
        "'test': ''; needs a text that is not blank",
        "'test': []; names no folder",
        "'test': [1]; needs a text",
        "'training': 0.7; needs a text",
        "'test': true; a number from 0 to below 1, or the name of a folder",
      })
  void refusesPartsThatCantBe(String fields, String message) {
    assertThatThrownBy(() -> folder(fields)).hasMessageContaining(message);
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

  private static DataSpec folder(String split) {
    return SearchSpaceReader.readJson(
            FILE.formatted("", ", 'path': 'photos', 'split': { " + split + " }")
                .replace('\'', '"')
                .replace("synthetic", "folder"))
        .data()
        .orElseThrow();
  }

  private static SearchSpaceFile read(String data, String root) {
    return SearchSpaceReader.readJson(FILE.formatted(root, data).replace('\'', '"'));
  }
}
