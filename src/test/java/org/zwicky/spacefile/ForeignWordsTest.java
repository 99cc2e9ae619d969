package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ForeignWordsTest {

  private static final JsonNode LIST = read();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          FILE, hyper_parameters, parameters
          DATA, smallClasses, split
          SPLIT, nSplits, "folds" here
          PARAMETER, min, both ends
          LAYER, dropPath, residual
          RESIDUAL, keep-prob, stochasticDepth
          TRAINING, clipnorm, gradientClipping
          TRAINING, beta1, updaters
          SCHEDULE, T_max, epochs
          IMBALANCE, alpha, weights
          EARLY_STOPPING, restore_best_weights, always kept
          AUGMENTATION, rot90, dihedral
          OTHER, cv, split
          TRAINING, cv, split
          """)
  void saysWhereAThingIsThatAnotherSystemKnows(Section section, String word, String hint) {
    assertThat(ForeignWords.hint(section, word)).get().asString().contains(hint);
  }

  @Test
  void knowsAWordInItsOwnSectionOnly() {
    assertThat(ForeignWords.hint(Section.EARLY_STOPPING, "mode")).isPresent();
    assertThat(ForeignWords.hint(Section.OTHER, "mode")).isEmpty();
    assertThat(ForeignWords.hint(Section.TRAINING, "min")).isEmpty();
  }

  @Test
  void namesOnlyWhatIsKnownThere() {
    assertThat(ForeignWords.name("lr", Set.of("learningRate"))).contains("learningRate");
    assertThat(ForeignWords.name("lr", Set.of("epochs"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = "OTHER", mode = EnumSource.Mode.EXCLUDE)
  void listsWordsOfEverySection(Section section) {
    assertThat(LIST.at("/sections/" + section.key())).isNotEmpty();
  }

  @Test
  void listsNoSectionThatNobodyReads() {
    List<String> sections = new ArrayList<>();
    LIST.get("sections").fieldNames().forEachRemaining(sections::add);

    assertThat(Arrays.stream(Section.values()).map(Section::key)).containsAll(sections);
  }

  @Test
  void saysOneThingOfAWord() {
    LIST.get("sections")
        .fields()
        .forEachRemaining(
            section -> {
              Set<String> words = new HashSet<>();
              for (JsonNode entry : section.getValue()) {
                entry
                    .get("words")
                    .forEach(
                        word ->
                            assertThat(
                                    words.add(
                                        word.textValue()
                                            .toLowerCase(Locale.ROOT)
                                            .replaceAll("[^a-z0-9]", "")))
                                .as("%s in %s", word, section.getKey())
                                .isTrue());
              }
            });
  }

  private static JsonNode read() {
    try (InputStream stream = ForeignWords.class.getResourceAsStream("foreign-words.json")) {
      return new ObjectMapper().readTree(stream);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
