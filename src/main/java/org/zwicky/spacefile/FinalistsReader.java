package org.zwicky.spacefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.zwicky.candidate.training.Symmetries;
import org.zwicky.study.FinalistSettings;

/** Reads {@code sweep.finalists}. */
final class FinalistsReader {

  private static final String FIELD = "finalists";

  private FinalistsReader() {}

  /** Which trials are trained again; empty for none. */
  static Optional<FinalistSettings> read(ObjectReader sweep, ObjectReader root) {
    if (root.has("command")) {
      sweep
          .child(FIELD)
          .ifPresent(
              field ->
                  field.note(
                      "goes with networks, but \"command\" makes a trial of a program, whose test part and models"
                          + " only it knows; take it out, and have the program test its best parameters."));
      return Optional.empty();
    }
    if (isZero(root.cursor().node().at("/data/split/test"))) {
      sweep
          .child(FIELD)
          .ifPresent(
              field ->
                  field.note(
                      "are measured on the test part, but /data/split/test is 0; give that a share such as 0.15, or"
                          + " take the finalists out."));
    }
    return sweep.object(FIELD, "{ \"top\": 3, \"seeds\": 3 }").map(FinalistsReader::settings);
  }

  private static boolean isZero(JsonNode share) {
    return share.isNumber() && share.doubleValue() == 0;
  }

  private static FinalistSettings settings(ObjectReader finalists) {
    finalists.done("top", "seeds", "testTimeAugmentation");
    FieldType<Integer> count = WholeNumberType.ints(1, FinalistSettings.MOST);
    return new FinalistSettings(
        finalists.field("top", count, FinalistSettings.DEFAULT),
        finalists.field("seeds", count, FinalistSettings.DEFAULT),
        finalists.optional("testTimeAugmentation", NamedType.of(Symmetries.class)));
  }
}
