package org.zwicky.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Parameter values as JSON text and back: numbers, strings, booleans, lists. */
final class ParameterJson {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private ParameterJson() {}

  static String toJson(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new StoreException("A parameter's value can't be recorded: " + value, e);
    }
  }

  static Object fromJson(String json) {
    try {
      return JSON.readValue(json, Object.class);
    } catch (JsonProcessingException e) {
      throw new StoreException("A recorded parameter value can't be read: " + json, e);
    }
  }
}
