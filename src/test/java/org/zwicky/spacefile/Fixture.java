package org.zwicky.spacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Search space files for tests. */
final class Fixture {

  static final Path SCHEMA = Path.of("search-spaces/schema/search-space.schema.json");

  /** Knows the keyword by which the schema offers whole layers in an editor. */
  static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDialect(
          Dialect.builder(Dialects.getDraft202012())
              .keyword(new NonValidationKeyword("defaultSnippets"))
              .build());

  private static final String SYNTHETIC = "{ \"format\": \"synthetic\" }";

  private Fixture() {}

  /** The schema that editors use. */
  static Schema schema() {
    try {
      return REGISTRY.getSchema(Files.readString(SCHEMA));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file with these sections, given as JSON, on synthetic data. */
  static String file(String parameters, String network, String training) {
    return file("\"data\": " + SYNTHETIC, parameters, network, training);
  }

  /** A file with a good network and training, and these other members. */
  static String withMembers(String members) {
    return file(members, "{}", "[{ \"globalPool\": {} }]", "{}");
  }

  /** A file in which each of the parameters is used, with a good network otherwise. */
  static String withParameters(String parameters, String... names) {
    StringBuilder network = new StringBuilder("[");
    for (String name : names) {
      network.append("{ \"dropout\": \"$").append(name).append("\" }, ");
    }
    return file(parameters, network + "{ \"globalPool\": {} }]", "{}");
  }

  static String withNetwork(String network) {
    return file("{}", network, "{}");
  }

  static String withTraining(String training) {
    return file("{}", "[{ \"globalPool\": {} }]", training);
  }

  private static String file(String members, String parameters, String network, String training) {
    return "{ %s,\n\"parameters\": %s,\n\"network\": %s,\n\"training\": %s }"
        .formatted(members, parameters, network, training);
  }

  static List<Problem> problems(String json) {
    InvalidSearchSpaceException thrown =
        catchThrowableOfType(
            InvalidSearchSpaceException.class, () -> SearchSpaceReader.readJson(json));
    assertThat(thrown).as("problems of %s", json).isNotNull();
    assertThat(thrown.problems()).isNotEmpty();
    return thrown.problems();
  }

  /** The text has this problem and no other. */
  static void assertOnlyProblem(String json, String pointer, String... messageParts) {
    List<Problem> problems = problems(json);
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).pointer()).isEqualTo(pointer);
    assertThat(problems.get(0).message()).contains(messageParts);
    assertThat(problems.get(0).line()).isPositive();
  }
}
