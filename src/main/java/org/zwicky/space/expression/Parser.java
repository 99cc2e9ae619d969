package org.zwicky.space.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.zwicky.space.expression.Lexeme.Kind;

/**
 * Puts lexemes together by precedence climbing (Norvell, "Parsing Expressions by Recursive
 * Descent", 1999). The lexer saw to it that brackets match and that values and operators take
 * turns, so that nothing can be missing here. For one use.
 */
final class Parser {

  private final List<Lexeme> lexemes;
  private int at;

  Parser(List<Lexeme> lexemes) {
    this.lexemes = lexemes;
  }

  /**
   * The whole expression.
   *
   * @throws ExpressionException if a function has too few or too many arguments
   */
  Node parse() {
    return expression(0);
  }

  /** What stands here, as far as its operators bind at least so tightly. */
  private Node expression(int precedence) {
    Node left = operand();
    while (at < lexemes.size() && lexemes.get(at).kind() == Kind.INFIX) {
      Operator operator = Operator.of(lexemes.get(at));
      if (operator.precedence() < precedence) {
        break;
      }
      at++;
      left = new Node.Operation(operator, List.of(left, expression(operator.rightPrecedence())));
    }
    return left;
  }

  private Node operand() {
    Lexeme lexeme = lexemes.get(at++);
    return switch (lexeme.kind()) {
      case NAME -> new Node.Name(lexeme.text());
      case TEXT -> new Node.Literal(lexeme.text());
      case NUMBER -> new Node.Literal(new BigDecimal(lexeme.text()));
      case CONSTANT ->
          new Node.Literal(
              lexeme.text().equals("pi")
                  ? BigDecimal.valueOf(Math.PI)
                  : Boolean.valueOf(lexeme.text()));
      case PREFIX -> {
        Operator operator = Operator.of(lexeme);
        yield new Node.Operation(operator, List.of(expression(operator.rightPrecedence())));
      }
      case FUNCTION -> call(lexeme);
      default -> {
        Node inner = expression(0);
        at++;
        yield inner;
      }
    };
  }

  private Node call(Lexeme name) {
    Function function = Function.named(name.text());
    List<Node> arguments = new ArrayList<>();
    do {
      // The opening bracket, or a comma.
      at++;
      if (lexemes.get(at).kind() != Kind.CLOSE) {
        arguments.add(expression(0));
      }
    } while (lexemes.get(at).kind() == Kind.COMMA);
    at++;
    if (!function.takes(arguments.size())) {
      throw new ExpressionException(
          "gives %s %d argument%s, which takes %s"
              .formatted(
                  function.sign(),
                  arguments.size(),
                  arguments.size() == 1 ? "" : "s",
                  function.arity()),
          name.column());
    }
    return new Node.Call(function, List.copyOf(arguments));
  }
}
