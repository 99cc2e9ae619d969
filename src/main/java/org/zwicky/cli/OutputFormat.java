package org.zwicky.cli;

/** How results are printed. */
enum OutputFormat {
  TABLE,
  JSON,
  CSV
}
