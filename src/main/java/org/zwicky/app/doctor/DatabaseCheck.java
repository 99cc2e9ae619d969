package org.zwicky.app.doctor;

import org.zwicky.base.BadInputException;
import org.zwicky.base.machine.Check;
import org.zwicky.store.DatabaseLocation;
import org.zwicky.store.DatabaseStatus;
import org.zwicky.store.H2Database;
import org.zwicky.store.StoreException;

/** Checks the database, without changing it. */
public final class DatabaseCheck {

  private static final String NAME = "database";

  private DatabaseCheck() {}

  /** Looks at the database, which need not exist. */
  public static Check of(DatabaseLocation location) {
    if (!location.exists()) {
      return Check.ok(NAME, "none yet; the first sweep makes " + location);
    }
    try {
      return judge(location.toString(), H2Database.inspect(location));
    } catch (BadInputException | StoreException e) {
      return Check.error(NAME, e.getMessage(), "Restore it, or name another with --db.");
    }
  }

  /** What a status means. */
  public static Check judge(String location, DatabaseStatus status) {
    String finding =
        "%s, schema %s, H2 %s".formatted(location, status.version().orElse("none"), status.h2());
    if (status.ahead()) {
      return Check.error(
          NAME,
          finding + "; this program knows schema %s at most".formatted(status.newest()),
          "Use the newer Zwicky that wrote it, or name another database with --db.");
    }
    return Check.ok(
        NAME,
        status.behind() == 0
            ? finding
            : finding + "; './zwicky db upgrade' brings it to %s".formatted(status.newest()));
  }
}
