package org.zwicky.execute.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zwicky.study.TrialRequest;

/** What a command finds in its environment. */
final class TrialEnvironment {

  private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

  private TrialEnvironment() {}

  /**
   * The variables of a trial.
   *
   * @param directory the trial's own
   * @param resumedEpochs that an attempt before this one measured
   */
  static Map<String, String> of(TrialRequest request, Path directory, int resumedEpochs) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("ZWICKY_PARAMETERS", json(request.parameters().values()));
    variables.put("ZWICKY_STUDY", request.study());
    variables.put("ZWICKY_TRIAL", Integer.toString(request.number()));
    variables.put("ZWICKY_SEED", Long.toString(request.seed()));
    variables.put("ZWICKY_ARTIFACTS", directory.toString());
    variables.put("ZWICKY_RESUMED_EPOCHS", Integer.toString(resumedEpochs));
    return variables;
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers, texts and lists can always be written", e);
    }
  }
}
