package org.zwicky.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Reads the names of the classes that H2 would load to read a map: what {@code MetaType} writes,
 * without loading any. Stateless.
 */
final class ClassNamesType extends BasicDataType<List<String>> {

  private static final String VERSIONED = "org.h2.mvstore.tx.VersionedValueType$Factory";
  private static final String ROW = "org.h2.mvstore.db.RowDataType$Factory";
  private static final String VALUE = "org.h2.mvstore.db.ValueDataType$Factory";

  @Override
  public List<String> read(ByteBuffer buffer) {
    List<String> names = new ArrayList<>();
    String name;
    do {
      name = DataUtils.readString(buffer, DataUtils.readVarInt(buffer));
      names.add(name);
    } while (name.equals(VERSIONED));
    if (name.equals(ROW)) {
      DataUtils.readVarInt(buffer);
      skipNumbers(buffer);
      skipNumbers(buffer);
      buffer.get();
    } else if (name.equals(VALUE)) {
      skipNumbers(buffer);
      DataUtils.readVarInt(buffer);
      skipNumbers(buffer);
      buffer.get();
    }
    return names;
  }

  private static void skipNumbers(ByteBuffer buffer) {
    int count = DataUtils.readVarInt(buffer) - 1;
    for (int i = 0; i < count; i++) {
      DataUtils.readVarInt(buffer);
    }
  }

  @Override
  public int getMemory(List<String> names) {
    return 0;
  }

  @Override
  public void write(WriteBuffer buffer, List<String> names) {
    throw new UnsupportedOperationException();
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<String>[] createStorage(int size) {
    return new List[size];
  }
}
