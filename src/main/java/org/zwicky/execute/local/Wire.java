package org.zwicky.execute.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Messages as single lines of JSON. Floats and doubles come back bit for bit. */
final class Wire {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private Wire() {}

  static String write(Object message) {
    try {
      return JSON.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("can't be sent: " + message, e);
    }
  }

  static <T> T read(String line, Class<T> type) throws JsonProcessingException {
    return JSON.readValue(line, type);
  }
}
