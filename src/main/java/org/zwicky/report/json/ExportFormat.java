package org.zwicky.report.json;

/** How results are written for programs. */
public enum ExportFormat {
  /** Comma-separated values of RFC 4180, a row a trial or image. */
  CSV,
  /** One JSON document. */
  JSON,
  /** A JSON object a line. */
  JSONL
}
