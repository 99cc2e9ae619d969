package org.zwicky.spacefile;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the values of a JSON text stand in it, found by counting characters: a second opinion on
 * the places that the reader gives.
 */
final class SourceMap {

  /**
   * A value, by offsets into the text.
   *
   * @param key where the name of a member begins; where the value begins for all else
   * @param start of the value
   * @param end after the value
   */
  record Span(int key, int start, int end) {}

  private final String text;
  private final Map<String, Span> spans = new LinkedHashMap<>();
  private int at;

  private SourceMap(String text) {
    this.text = text;
  }

  /** The spans by JSON pointer, of a text that is JSON with comments; an outer one comes first. */
  static Map<String, Span> of(String text) {
    SourceMap map = new SourceMap(text);
    map.skip();
    map.value("", map.at);
    return map.spans;
  }

  private void value(String pointer, int key) {
    int start = at;
    spans.put(pointer, new Span(key, start, start));
    char first = text.charAt(at);
    if (first == '{' || first == '[') {
      at++;
      members(pointer, first == '{');
    } else if (first == '"') {
      string();
    } else {
      while (at < text.length() && ",]}/ \t\r\n".indexOf(text.charAt(at)) < 0) {
        at++;
      }
    }
    spans.put(pointer, new Span(key, start, at));
  }

  private void members(String pointer, boolean isObject) {
    skip();
    for (int i = 0; text.charAt(at) != '}' && text.charAt(at) != ']'; i++) {
      int key = at;
      String child = Pointers.child(pointer, i);
      if (isObject) {
        child = Pointers.child(pointer, string());
        skip();
        at++; // the colon
        skip();
      }
      value(child, key);
      skip();
      if (text.charAt(at) == ',') {
        at++;
        skip();
      }
    }
    at++;
  }

  /** The raw characters, which are the text's own where nothing is escaped. */
  private String string() {
    int start = ++at;
    while (text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return text.substring(start, at++);
  }

  private void skip() {
    while (at < text.length()) {
      if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF') {
        at++;
      } else {
        return;
      }
    }
  }

  /** Line and column of a character, both from 1, as editors count them. */
  static Place place(String text, int offset) {
    int from = text.startsWith("\uFEFF") ? 1 : 0;
    int line = 1;
    int start = from;
    for (int i = from; i < offset; i++) {
      boolean ends =
          text.charAt(i) == '\n' || (text.charAt(i) == '\r' && !text.startsWith("\n", i + 1));
      if (ends) {
        line++;
        start = i + 1;
      }
    }
    return new Place(line, offset - start + 1);
  }
}
