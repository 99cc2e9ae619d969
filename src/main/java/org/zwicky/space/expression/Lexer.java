package org.zwicky.space.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zwicky.space.expression.Lexeme.Kind;

/**
 * Divides the text of an expression. It knows the names: they may contain hyphens and letters of
 * any script, so the longest known name wins. For one use.
 */
final class Lexer {

  private static final int MAX_LENGTH = 1000;

  private static final Pattern NUMBER =
      Pattern.compile("(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");

  /** Beyond that decimals would take all memory. */
  private static final Pattern LONG_EXPONENT = Pattern.compile("[eE][+-]?0*[1-9]\\d{3,}");

  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final Pattern PATH =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_-]*)*");

  /** Signs as people write them and what they are called inside, longer ones first. */
  private static final List<Map.Entry<String, String>> SIGNS =
      List.of(
          Map.entry("**", "^"),
          Map.entry("&&", "&&"),
          Map.entry("||", "||"),
          Map.entry("==", "=="),
          Map.entry("!=", "!="),
          Map.entry("<>", "!="),
          Map.entry("<=", "<="),
          Map.entry(">=", ">="),
          Map.entry("<", "<"),
          Map.entry(">", ">"),
          Map.entry("=", "=="),
          Map.entry("+", "+"),
          Map.entry("-", "-"),
          Map.entry("*", "*"),
          Map.entry("/", "/"),
          Map.entry("%", "%"),
          Map.entry("^", "^"));

  /**
   * An open bracket.
   *
   * @param closing what closes it
   * @param takesCommas whether it is of a function or a list
   */
  private record Bracket(char closing, boolean takesCommas) {}

  private final String text;
  private final List<String> names;
  private final List<Lexeme> lexemes = new ArrayList<>();
  private final Deque<Bracket> brackets = new ArrayDeque<>();
  private int at;

  /**
   * @param names that are known, members after dots
   */
  Lexer(String text, Set<String> names) {
    this.text = text;
    this.names = names.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  /**
   * The pieces, in order.
   *
   * @throws ExpressionException where the text cannot be divided or names something unknown
   */
  List<Lexeme> lexemes() {
    if (text.length() > MAX_LENGTH) {
      throw new ExpressionException("is longer than " + MAX_LENGTH + " characters", MAX_LENGTH);
    }
    skipSpace();
    while (at < text.length()) {
      next();
      skipSpace();
    }
    if (lexemes.isEmpty()) {
      throw new ExpressionException("is empty", 1);
    }
    Lexeme last = lexemes.get(lexemes.size() - 1);
    if (!last.kind().endsValue()) {
      throw new ExpressionException("ends where a value should follow", Math.max(1, text.length()));
    }
    if (!brackets.isEmpty()) {
      throw new ExpressionException("lacks a closing bracket at the end", text.length());
    }
    return lexemes;
  }

  private void next() {
    char sign = text.charAt(at);
    if (sign == '"' || sign == '\'') {
      quoted(sign);
    } else if (sign == '$') {
      at++;
      String name = longestName().orElseThrow(() -> unknown(at - 1));
      add(Kind.NAME, name, at - 1, name.length());
    } else if (Character.isLetter(sign) || sign == '_') {
      word();
    } else if (!number()) {
      sign(sign);
    }
  }

  private void quoted(char quote) {
    int end = text.indexOf(quote, at + 1);
    if (end < 0) {
      throw new ExpressionException("has a text without its closing quote", at + 1);
    }
    add(Kind.TEXT, text.substring(at + 1, end), at, end + 1 - at);
  }

  private boolean number() {
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      return false;
    }
    if (LONG_EXPONENT.matcher(number.group()).find()) {
      throw new ExpressionException(
          "has the number %s, which is too large or too small".formatted(number.group()), at + 1);
    }
    add(Kind.NUMBER, number.group(), at, number.end() - at);
    return true;
  }

  private void word() {
    Optional<String> name = longestName();
    Matcher word = WORD.matcher(text).region(at, text.length());
    word.lookingAt();
    String plain = word.group().toLowerCase(Locale.ROOT);
    int length = word.group().length();
    boolean called = text.substring(at + length).stripLeading().startsWith("(");
    boolean longer = name.isPresent() && name.get().length() > length;
    if (!longer && called && Function.NAMES.contains(plain)) {
      add(Kind.FUNCTION, plain, at, length);
    } else if (!longer && Set.of("and", "or", "not", "in").contains(plain)) {
      logic(plain, length);
    } else if (name.isPresent()) {
      add(Kind.NAME, name.get(), at, name.get().length());
    } else if (Set.of("true", "false", "pi").contains(plain)) {
      add(Kind.CONSTANT, plain, at, length);
    } else if (called) {
      throw new ExpressionException(
          "calls \"%s\", which is no function (there are %s)"
              .formatted(word.group(), String.join(", ", Function.NAMES)),
          at + 1);
    } else {
      throw unknown(at);
    }
  }

  private void logic(String word, int length) {
    switch (word) {
      case "and" -> add(Kind.INFIX, "&&", at, length);
      case "or" -> add(Kind.INFIX, "||", at, length);
      case "in" -> membership("@", length);
      default -> {
        String rest = text.substring(at + length);
        String stripped = rest.stripLeading();
        if (endsValue() && stripped.matches("(?is)in\\b.*")) {
          membership("#", length + rest.length() - stripped.length() + 2);
        } else {
          add(Kind.PREFIX, "~", at, length);
        }
      }
    }
  }

  /** After "in", brackets hold a list; they are read as a call of its function. */
  private void membership(String sign, int length) {
    add(Kind.INFIX, sign, at, length);
    skipSpace();
    if (at < text.length() && "([".indexOf(text.charAt(at)) >= 0) {
      lexemes.add(new Lexeme(Kind.FUNCTION, Function.LIST.sign(), at + 1));
      brackets.push(new Bracket(text.charAt(at) == '[' ? ']' : ')', true));
      add(Kind.OPEN, "(", at, 1);
    }
  }

  private void sign(char sign) {
    if (sign == '(') {
      boolean called =
          !lexemes.isEmpty() && lexemes.get(lexemes.size() - 1).kind() == Kind.FUNCTION;
      brackets.push(new Bracket(')', called));
      add(Kind.OPEN, "(", at, 1);
    } else if (sign == ')' || sign == ']') {
      if (brackets.isEmpty() || brackets.pop().closing() != sign) {
        throw new ExpressionException("has a \"%s\" that nothing opens".formatted(sign), at + 1);
      }
      add(Kind.CLOSE, ")", at, 1);
    } else if (sign == ',') {
      if (brackets.isEmpty() || !brackets.peek().takesCommas()) {
        throw new ExpressionException("has a comma outside of a function's brackets", at + 1);
      }
      add(Kind.COMMA, ",", at, 1);
    } else {
      operator();
    }
  }

  private void operator() {
    for (Map.Entry<String, String> each : SIGNS) {
      if (text.startsWith(each.getKey(), at)) {
        boolean prefix = !endsValue() && Set.of("+", "-").contains(each.getKey());
        boolean exponent = prefix && each.getKey().equals("-") && isAfter("^");
        add(
            prefix ? Kind.PREFIX : Kind.INFIX,
            exponent ? Operator.NEGATIVE_EXPONENT.sign() : each.getValue(),
            at,
            each.getKey().length());
        return;
      }
    }
    if (text.charAt(at) == '!') {
      add(Kind.PREFIX, "!", at, 1);
      return;
    }
    throw new ExpressionException(
        "has a \"%s\" that means nothing here".formatted(text.charAt(at)), at + 1);
  }

  private boolean endsValue() {
    return !lexemes.isEmpty() && lexemes.get(lexemes.size() - 1).kind().endsValue();
  }

  private boolean isAfter(String operator) {
    return !lexemes.isEmpty() && lexemes.get(lexemes.size() - 1).text().equals(operator);
  }

  private void add(Kind kind, String lexeme, int from, int length) {
    boolean begins = kind.beginsValue();
    boolean emptyCall =
        kind == Kind.CLOSE
            && !lexemes.isEmpty()
            && lexemes.get(lexemes.size() - 1).kind() == Kind.OPEN;
    if (endsValue() == begins && !emptyCall) {
      int end = from + length + (text.charAt(from) == '$' ? 1 : 0);
      String shown = text.substring(from, Math.min(text.length(), end));
      throw new ExpressionException(
          begins
              ? "lacks an operator before \"%s\"".formatted(shown)
              : "lacks a value before \"%s\"".formatted(shown),
          from + 1);
    }
    lexemes.add(new Lexeme(kind, lexeme, from + 1));
    at = kind == Kind.NAME && text.charAt(from) == '$' ? from + 1 + length : from + length;
  }

  private Optional<String> longestName() {
    return names.stream()
        .filter(name -> text.startsWith(name, at) && !isWordPart(at + name.length()))
        .findFirst();
  }

  private boolean isWordPart(int index) {
    return index < text.length()
        && (Character.isLetterOrDigit(text.charAt(index))
            || text.charAt(index) == '_'
            || (text.charAt(index) == '.'
                && index + 1 < text.length()
                && Character.isLetter(text.charAt(index + 1))));
  }

  private ExpressionException unknown(int from) {
    Matcher path = PATH.matcher(text).region(at, text.length());
    String name = path.lookingAt() ? path.group() : "";
    return new ExpressionException(
        name.isEmpty()
            ? "has a \"$\" without the name of a parameter"
                + (text.startsWith("{", at) ? "; write \"$name\", without braces" : "")
            : "names \"%s\", which is not defined".formatted(name),
        from + 1,
        name);
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
