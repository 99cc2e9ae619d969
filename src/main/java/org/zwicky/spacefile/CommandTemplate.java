package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.commons.text.StringSubstitutor;
import org.apache.commons.text.lookup.StringLookup;
import org.zwicky.space.Assignment;

/**
 * The {@code command} section of a file: a program and its arguments, in which {@code ${name}}
 * stands for the value of a parameter and {@code $${} for {@code ${} itself. Immutable, and safe
 * for any number of threads.
 *
 * @param words the program, then its arguments, as in the file
 */
public record CommandTemplate(List<String> words) {

  public CommandTemplate {
    words = List.copyOf(words);
  }

  /**
   * The program and its arguments with values in place of the names: a text as it is, all else as
   * JSON writes it.
   *
   * @param assignment from the file's own search space
   */
  public List<String> resolve(Assignment assignment) {
    return words.stream()
        .map(
            word ->
                replace(
                    word,
                    name ->
                        assignment
                            .get(name)
                            .map(JsonDialect::node)
                            .map(CommandTemplate::text)
                            .orElse("")))
        .toList();
  }

  /** Puts what {@code lookup} gives in place of each {@code ${name}}. */
  static String replace(String word, StringLookup lookup) {
    return new StringSubstitutor(lookup)
        .setDisableSubstitutionInValues(true)
        .setValueDelimiter("")
        .replace(word);
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
