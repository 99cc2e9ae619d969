package org.zwicky.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownSchemaTest {

  @TempDir Path directory;

  /** When a migration is added, put what this prints into the resource. */
  @Test
  void isWhatTheMigrationsMakeOfEveryVersion() throws IOException, SQLException {
    Set<String> made = new TreeSet<>();
    for (MigrationInfo migration : flyway("list", "latest").info().all()) {
      String version = migration.getVersion().getVersion();
      flyway(version, version).migrate();
      made.addAll(statements(version));
      fillAndAnalyze(version);
      made.addAll(statements(version));
    }

    assertThat(String.join("\n", made) + "\n").isEqualTo(resource());
  }

  @Test
  void knowsNothingElse() {
    for (String statement :
        List.of(
            "CREATE FORCE ALIAS \"PUBLIC\".\"X\" FOR 'java.lang.Runtime.getRuntime'",
            "CREATE FORCE VIEW \"PUBLIC\".\"STUDY\" AS SELECT 1",
            "CREATE FORCE TRIGGER \"PUBLIC\".\"T\" BEFORE INSERT ON \"PUBLIC\".\"STUDY\" CALL 'X'",
            "CREATE USER IF NOT EXISTS \"EVIL\" SALT '00' HASH '00' ADMIN",
            "SET CREATE_BUILD 240; CREATE ALIAS X FOR 'a.b'",
            "CLASS org.h2.mvstore.type.ObjectDataType")) {
      assertThat(KnownSchema.unknown(List.of(statement))).as(statement).hasSize(1);
    }
  }

  private Flyway flyway(String name, String target) {
    return Flyway.configure()
        .dataSource(url(name), "sa", "")
        .locations(H2Database.MIGRATIONS)
        .target(target)
        .load();
  }

  private String url(String name) {
    return DatabaseLocation.of(directory.resolve("v" + name + ".db").toString()).url();
  }

  private void fillAndAnalyze(String version) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(version), "sa", "");
        Statement statement = connection.createStatement();
        ResultSet tables =
            connection.getMetaData().getTables(null, "PUBLIC", null, new String[] {"BASE TABLE"})) {
      assertThat(tables.next()).isTrue();
      statement.execute("ANALYZE");
    }
  }

  private Set<String> statements(String version) {
    Set<String> normal = new TreeSet<>();
    Path file = directory.resolve("v" + version + ".db.mv.db");
    try (MVStore store =
        new MVStore.Builder().fileName(OwnerFilePath.toRead(file)).readOnly().open()) {
      SchemaStatements.of(store).all().forEach(each -> normal.add(KnownSchema.normal(each)));
    }
    return normal;
  }

  private static String resource() throws IOException {
    try (InputStream in = KnownSchema.class.getResourceAsStream(KnownSchema.RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
