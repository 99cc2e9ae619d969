package org.zwicky.store;

import java.io.IOException;
import java.time.Clock;
import org.zwicky.study.StudyFixtures;

/** A process that holds a database until its input ends, or it is killed. */
final class DatabaseHolder {

  private DatabaseHolder() {}

  public static void main(String[] arguments) throws IOException {
    try (H2TrialStore store =
        new H2TrialStore(H2Database.open(DatabaseLocation.of(arguments[0])), Clock.systemUTC())) {
      store.createStudy(StudyFixtures.study("held"));
      store.start(StudyFixtures.request("held", 1));
      System.out.println("ready");
      int end = System.in.read();
      System.out.println("ending " + end);
    }
  }
}
