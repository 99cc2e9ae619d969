package org.zwicky.spacefile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A slip in a search space file.
 *
 * @param name what was done
 * @param text the file with it
 * @param pointer the place that was changed; empty where the text is no JSON any more
 * @param offset where the text differs first
 * @param words names in what was taken away or put in, and around it
 */
public record Mutation(String name, String text, String pointer, int offset, Set<String> words) {

  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");

  /** What may stand in place of any value. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1e308",
          "1e999",
          "-0.0",
          "123456789012345678901234567890",
          "0.30000000000000004",
          "\"\"",
          "\"NaN\"",
          "\"zzz\"",
          "\"$zzz\"",
          "\"$\"",
          "\"${zzz}\"",
          "\"\\u0000\"",
          "[]",
          "[1, \"a\"]",
          "{}",
          "{ \"zzz\": 1 }",
          "{ \"ref\": 2, \"growth\": 1e300 }",
          "{ \"first\": -1, \"rest\": \"x\" }",
          "[".repeat(50) + "]".repeat(50));

  private static final List<String> GARBAGE =
      List.of(
          "}", "]", "{", "[", ",", ":", "\"", "'", "NaN", "/*", "\u0000", "#", "\\", "é", "\n\n,");

  /** Every slip of one kind in a file; each leaves it JSON, though perhaps with a name twice. */
  public static List<Mutation> ofValues(String file) {
    Map<String, SourceMap.Span> spans = SourceMap.of(file);
    List<Mutation> mutations = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, SourceMap.Span> entry : spans.entrySet()) {
      String pointer = entry.getKey();
      SourceMap.Span span = entry.getValue();
      if (pointer.isEmpty()) {
        continue;
      }
      for (int i = 0; i < 3; i++) {
        String value = VALUES.get(number++ % VALUES.size());
        mutations.add(replace(file, pointer, span, value));
      }
      String old = file.substring(span.start(), span.end());
      if (old.startsWith("\"") && old.length() > 4) {
        String slip = old.substring(0, 2) + old.substring(3);
        mutations.add(replace(file, pointer, span, slip));
        mutations.add(replace(file, pointer, span, old.toUpperCase(java.util.Locale.ROOT)));
      }
      if (span.key() < span.start()) {
        mutations.addAll(ofMember(file, pointer, span));
      }
    }
    return mutations;
  }

  private static List<Mutation> ofMember(String file, String pointer, SourceMap.Span span) {
    String name = pointer.substring(pointer.lastIndexOf('/') + 1);
    String parent = Pointers.parent(pointer);
    String slip = name.length() > 2 ? name.substring(0, 1) + name.substring(2) : name + "x";
    String member = file.substring(span.key(), span.end());
    List<Mutation> mutations = new ArrayList<>();
    mutations.add(delete(file, pointer, span));
    mutations.add(
        new Mutation(
            "rename " + pointer,
            file.substring(0, span.key())
                + '"'
                + slip
                + '"'
                + file.substring(span.key() + name.length() + 2),
            Pointers.child(parent, slip),
            span.key(),
            words(pointer + " " + slip + " " + member)));
    mutations.add(
        new Mutation(
            "duplicate " + pointer,
            file.substring(0, span.end()) + ",\t" + member + file.substring(span.end()),
            pointer,
            span.end(),
            words(pointer)));
    return mutations;
  }

  private static Mutation delete(String file, String pointer, SourceMap.Span span) {
    int from = span.key();
    int to = span.end();
    int next = to;
    while (Character.isWhitespace(file.charAt(next))) {
      next++;
    }
    if (file.charAt(next) == ',') {
      to = next + 1;
    } else {
      int comma = commaBefore(file, from);
      boolean isOnly =
          comma < 0 || !file.substring(comma + 1, from).replaceAll("//[^\n]*", "").isBlank();
      from = isOnly ? from : comma;
    }
    return new Mutation(
        "delete " + pointer,
        file.substring(0, from) + file.substring(to),
        pointer,
        from,
        words(pointer + " " + file.substring(span.start(), span.end())));
  }

  /** Commas in comments don't count. */
  private static int commaBefore(String file, int offset) {
    int comma = file.lastIndexOf(',', offset);
    while (comma >= 0 && file.substring(file.lastIndexOf('\n', comma) + 1, comma).contains("//")) {
      comma = file.lastIndexOf(',', comma - 1);
    }
    return comma;
  }

  private static Mutation replace(
      String file, String pointer, SourceMap.Span span, String replacement) {
    String old = file.substring(span.start(), span.end());
    return new Mutation(
        "set " + pointer + " to " + replacement,
        file.substring(0, span.start()) + replacement + file.substring(span.end()),
        pointer,
        span.start(),
        words(pointer + " " + old + " " + replacement));
  }

  /** Exchanges the values of each two neighbouring sections. */
  public static List<Mutation> ofSections(String file) {
    Map<String, SourceMap.Span> sections = new LinkedHashMap<>(SourceMap.of(file));
    sections.keySet().removeIf(pointer -> !pointer.matches("/[^/]*"));
    List<String> names = List.copyOf(sections.keySet());
    List<Mutation> mutations = new ArrayList<>();
    for (int i = 0; i + 1 < names.size(); i++) {
      SourceMap.Span one = sections.get(names.get(i));
      SourceMap.Span two = sections.get(names.get(i + 1));
      mutations.add(
          new Mutation(
              "exchange " + names.get(i) + " and " + names.get(i + 1),
              file.substring(0, one.start())
                  + file.substring(two.start(), two.end())
                  + file.substring(one.end(), two.start())
                  + file.substring(one.start(), one.end())
                  + file.substring(two.end()),
              "",
              one.start(),
              words(names.get(i) + names.get(i + 1))));
    }
    return mutations;
  }

  /** Slips after which it may be no JSON any more. */
  public static List<Mutation> ofSyntax(String file) {
    List<Mutation> mutations = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int offset = (int) ((long) file.length() * i / 40);
      String garbage = GARBAGE.get(i % GARBAGE.size());
      mutations.add(
          syntax(
              "insert " + garbage,
              file.substring(0, offset) + garbage + file.substring(offset),
              offset));
      mutations.add(syntax("cut", file.substring(0, offset), offset));
      int sign = next(file, offset, "{}[],:\"");
      mutations.add(syntax("delete", file.substring(0, sign) + file.substring(sign + 1), sign));
    }
    return mutations;
  }

  private static int next(String file, int offset, String signs) {
    int at = offset;
    while (at < file.length() - 1 && signs.indexOf(file.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static Mutation syntax(String name, String text, int offset) {
    return new Mutation(name + " at " + offset, text, "", offset, Set.of());
  }

  /** The file in other encodings, and other files that are no search spaces. */
  public static Map<String, byte[]> ofBytes(String file) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("UTF-16 with mark", file.getBytes(StandardCharsets.UTF_16));
    files.put("UTF-16BE", file.getBytes(StandardCharsets.UTF_16BE));
    files.put("UTF-16LE", file.getBytes(StandardCharsets.UTF_16LE));
    files.put(
        "Latin 1", file.replaceFirst("\\{", "{ // é\n").getBytes(StandardCharsets.ISO_8859_1));
    files.put("nothing", new byte[0]);
    files.put("blanks", " \n\t ".getBytes(StandardCharsets.UTF_8));
    files.put("a mark only", "\uFEFF".getBytes(StandardCharsets.UTF_8));
    files.put("zeros", new byte[1000]);
    files.put("an image", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
    files.put("a program", "import json\nprint(1)\n".getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static Set<String> words(String text) {
    Set<String> words = new TreeSet<>();
    WORD.matcher(text).results().forEach(word -> words.add(word.group()));
    return words;
  }

  @Override
  public String toString() {
    return name;
  }
}
