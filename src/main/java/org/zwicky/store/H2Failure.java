package org.zwicky.store;

import java.sql.SQLException;
import java.util.Optional;
import org.h2.api.ErrorCode;
import org.zwicky.base.BadInputException;
import org.zwicky.base.file.FullDisk;

/** What H2's exceptions mean, and how to say it to people. */
final class H2Failure {

  private static final String IN_USE =
      "another process has it open in a way that lets nobody else in. Wait for its end.";

  private H2Failure() {}

  /**
   * Whether the same may succeed over a new connection: the process that held the database for the
   * others ended, or another is about to take it over.
   */
  static boolean isConnectionLost(Throwable failure) {
    return !isDiskFull(failure)
        && switch (code(failure)) {
          case ErrorCode.CONNECTION_BROKEN_1,
              ErrorCode.DATABASE_IS_CLOSED,
              ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
              ErrorCode.DATABASE_ALREADY_OPEN_1,
              ErrorCode.ERROR_OPENING_DATABASE_1,
              ErrorCode.OBJECT_CLOSED,
              // A check of a row that the end of the process cut off.
              ErrorCode.CHECK_CONSTRAINT_INVALID ->
              true;
          default -> false;
        };
  }

  /** Whether two transactions were in each other's way, so that the same may succeed later. */
  static boolean isCollision(Throwable failure) {
    return switch (code(failure)) {
      case ErrorCode.LOCK_TIMEOUT_1, ErrorCode.DEADLOCK_1, ErrorCode.CONCURRENT_UPDATE_1 -> true;
      default -> false;
    };
  }

  /** For people, with the database's place. */
  static RuntimeException explain(DatabaseLocation location, Throwable failure) {
    if (isDiskFull(failure)) {
      return new StoreException(
          "The database %s can't be written: the disk is full, or files may not grow any further (ulimit -f). All that was recorded before is kept; free some space, then go on."
              .formatted(location),
          failure);
    }
    String message = "The database " + location + " can't be used: ";
    if (failure instanceof DatabaseInUseException) {
      return new StoreException(message + IN_USE, failure);
    }
    Optional<SQLException> sql = sql(failure);
    return switch (code(failure)) {
      case ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1, ErrorCode.DATABASE_NOT_FOUND_1 ->
          new BadInputException(
              "There is no database "
                  + location
                  + ". Run a sweep first, or name another with --db.",
              failure);
      case ErrorCode.FILE_CORRUPTED_1,
          ErrorCode.FILE_VERSION_ERROR_1,
          ErrorCode.GENERAL_ERROR_1,
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2 ->
          new BadInputException(
              message + "it is damaged or no H2 database. Restore it, or name another with --db.",
              failure);
      case ErrorCode.DATABASE_ALREADY_OPEN_1 -> new StoreException(message + IN_USE, failure);
      case ErrorCode.DATABASE_IS_READ_ONLY ->
          new BadInputException(
              "The database " + location + " can't be written. Name another with --db.", failure);
      default ->
          new StoreException(
              message + sql.<Throwable>map(cause -> cause).orElse(failure).getMessage(), failure);
    };
  }

  /** The cause that H2 threw, if it was H2. */
  static Optional<SQLException> sql(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  private static int code(Throwable failure) {
    return sql(failure).map(SQLException::getErrorCode).orElse(0);
  }

  /** Whether the disk is full. */
  static boolean isDiskFull(Throwable failure) {
    return FullDisk.isCauseOf(failure);
  }
}
