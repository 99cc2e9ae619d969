package org.zwicky.data.hdf5;

import io.jhdf.FractalHeap;
import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.SymbolTableEntry;
import io.jhdf.Utils;
import io.jhdf.btree.BTreeV1;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.LinkNameForIndexedGroupRecord;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.SymbolTableMessage;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a group of an HDF5 file holds, by name, without opening it. jhdf's own groups open all that
 * is in them at once, so that one dataset it doesn't know makes all others unreachable, and links
 * that lead to themselves never end.
 */
final class GroupEntries {

  private static final long UNDEFINED = -1;
  private static final int SOFT_LINK = 2;

  private GroupEntries() {}

  /** Where a name leads. */
  sealed interface Entry {}

  /**
   * An object of this file.
   *
   * @param address of its header
   */
  record Hard(long address) implements Entry {}

  /**
   * Another path of this file.
   *
   * @param path from the root if it begins with a slash, else from the group
   */
  record Soft(String path) implements Entry {}

  /** An object of another file. */
  record External(String file, String path) implements Entry {}

  /** Whether an object is a group. */
  static boolean isGroup(ObjectHeader header) {
    return header.hasMessageOfType(SymbolTableMessage.class)
        || header.hasMessageOfType(LinkInfoMessage.class);
  }

  /** The names in a group, in the file's order. */
  static Map<String, Entry> of(ObjectHeader group, HdfBackingStorage storage) {
    return group.hasMessageOfType(SymbolTableMessage.class)
        ? ofTable(group.getMessageOfType(SymbolTableMessage.class), storage)
        : ofLinks(group, storage);
  }

  private static Map<String, Entry> ofTable(SymbolTableMessage table, HdfBackingStorage storage) {
    ByteBuffer names = new LocalHeap(storage, table.getLocalHeapAddress()).getDataBuffer();
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (long node :
        BTreeV1.createGroupBTree(storage, table.getBTreeAddress()).getChildAddresses()) {
      for (SymbolTableEntry entry :
          new GroupSymbolTableNode(storage, node).getSymbolTableEntries()) {
        entries.put(
            text(names, entry.getLinkNameOffset()),
            entry.getCacheType() == SOFT_LINK
                ? new Soft(text(names, entry.getLinkValueOffset()))
                : new Hard(entry.getObjectHeaderAddress()));
      }
    }
    return entries;
  }

  private static String text(ByteBuffer names, int offset) {
    return Utils.readUntilNull(names.duplicate().position(offset));
  }

  private static Map<String, Entry> ofLinks(ObjectHeader group, HdfBackingStorage storage) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    LinkInfoMessage info = group.getMessageOfType(LinkInfoMessage.class);
    if (info.getBTreeNameIndexAddress() == UNDEFINED) {
      group.getMessagesOfType(LinkMessage.class).forEach(link -> put(entries, link));
      return entries;
    }
    FractalHeap heap = new FractalHeap(storage, info.getFractalHeapAddress());
    BTreeV2<LinkNameForIndexedGroupRecord> tree =
        new BTreeV2<>(storage, info.getBTreeNameIndexAddress());
    for (LinkNameForIndexedGroupRecord link : tree.getRecords()) {
      put(entries, LinkMessage.fromBuffer(heap.getId(link.getId()), storage.getSuperblock()));
    }
    return entries;
  }

  private static void put(Map<String, Entry> entries, LinkMessage link) {
    entries.put(
        link.getLinkName(),
        switch (link.getLinkType()) {
          case HARD -> new Hard(link.getHardLinkAddress());
          case SOFT -> new Soft(link.getSoftLink());
          case EXTERNAL -> new External(link.getExternalFile(), link.getExternalPath());
        });
  }
}
