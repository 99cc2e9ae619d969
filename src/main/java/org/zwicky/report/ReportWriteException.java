package org.zwicky.report;

import java.nio.file.Path;
import org.zwicky.base.ZwickyException;

/** A report could not be written. The message names the file and is fit for people. */
public class ReportWriteException extends ZwickyException {

  private static final long serialVersionUID = 1L;

  public ReportWriteException(Path file, Throwable cause) {
    super(
        "The report "
            + file
            + " could not be written ("
            + cause
            + "). Name a folder that you may write to with --reports.",
        cause);
  }
}
