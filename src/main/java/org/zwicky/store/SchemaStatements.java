package org.zwicky.store;

import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.tx.VersionedValueType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.h2.result.RowFactory;
import org.h2.result.SearchRow;
import org.h2.value.CompareMode;
import org.h2.value.VersionedValue;

/**
 * The statements that a database file keeps its schema as, and the classes that it says its maps
 * are read by; read without H2's engine, which would run the ones and load the others.
 *
 * @param all in no order
 */
record SchemaStatements(List<String> all) {

  private static final String SCHEMA = "table.0";
  private static final String CLASSES = "_";
  private static final int COLUMNS = 4;
  private static final int STATEMENT = 3;

  static SchemaStatements of(MVStore store) {
    List<String> all = new ArrayList<>();
    if (store.hasMap(SCHEMA)) {
      MVMap<Long, VersionedValue<SearchRow>> rows =
          store.openMap(
              SCHEMA,
              new MVMap.Builder<Long, VersionedValue<SearchRow>>()
                  .keyType(LongDataType.INSTANCE)
                  .valueType(new VersionedValueType<SearchRow, Object>(rowType())));
      rows.forEach((id, row) -> add(all, row));
    }
    if (store.hasMap(CLASSES)) {
      MVMap<String, List<String>> classes =
          store.openMap(
              CLASSES,
              new MVMap.Builder<String, List<String>>()
                  .keyType(StringDataType.INSTANCE)
                  .valueType(new ClassNamesType()));
      classes.forEach((id, names) -> names.forEach(name -> all.add("CLASS " + name)));
    }
    return new SchemaStatements(all);
  }

  /** What a transaction that was cut off would have made counts as well. */
  private static void add(List<String> all, VersionedValue<SearchRow> row) {
    for (SearchRow version : new SearchRow[] {row.getCurrentValue(), row.getCommittedValue()}) {
      if (version != null) {
        String statement = version.getValue(STATEMENT).getString();
        if (!all.contains(statement)) {
          all.add(statement);
        }
      }
    }
  }

  private static DataType<SearchRow> rowType() {
    return RowFactory.getDefaultRowFactory()
        .createRowFactory(
            null,
            CompareMode.getInstance(null, 0),
            null,
            new int[COLUMNS],
            null,
            null,
            COLUMNS,
            false)
        .getRowDataType();
  }

  /** Whether the migrations kept their history here. */
  boolean hasHistory() {
    return all.stream().anyMatch(statement -> statement.contains("\"flyway_schema_history\""));
  }
}
