package org.zwicky.base.text;

import java.util.ArrayList;
import java.util.List;

/** A plain text table: columns as wide as their widest cell, numbers to the right. */
public final class TextTable {

  /** On which side of its column a cell stands. */
  public enum Align {
    LEFT,
    RIGHT
  }

  private static final String GAP = "  ";

  private final List<String> headers = new ArrayList<>();
  private final List<Align> aligns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a column. */
  public TextTable column(String header, Align align) {
    headers.add(header);
    aligns.add(align);
    return this;
  }

  /** Adds a row; control characters in its cells are made visible. */
  public TextTable row(List<String> cells) {
    rows.add(cells.stream().map(TextTable::printable).toList());
    return this;
  }

  /** The table, each line ending in the system's line separator. */
  public String render() {
    StringBuilder text = new StringBuilder();
    appendRow(text, headers);
    rows.forEach(row -> appendRow(text, row));
    return text.toString();
  }

  private void appendRow(StringBuilder text, List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String padding = " ".repeat(width(i) - cells.get(i).length());
      line.append(i == 0 ? "" : GAP);
      line.append(aligns.get(i) == Align.LEFT ? cells.get(i) + padding : padding + cells.get(i));
    }
    text.append(line.toString().stripTrailing()).append(System.lineSeparator());
  }

  /** Signs in the longest line. */
  public int width() {
    int width = GAP.length() * (headers.size() - 1);
    for (int i = 0; i < headers.size(); i++) {
      width += width(i);
    }
    return width;
  }

  private int width(int column) {
    int width = headers.get(column).length();
    for (List<String> row : rows) {
      width = Math.max(width, row.get(column).length());
    }
    return width;
  }

  private static String printable(String cell) {
    return cell.replaceAll("\\p{Cntrl}+", " ");
  }
}
