package org.zwicky.data.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.ObjectHeader;
import io.jhdf.api.Dataset;
import io.jhdf.dataset.DatasetLoader;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.storage.HdfBackingStorage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All paths of a file that lead to datasets. Links within the file are followed, unless they lead
 * nowhere or in a circle; groups that hold each other are walked once; other files are not opened.
 */
final class FileTree {

  /** Nobody has so many datasets; a damaged file may seem to. */
  private static final int MOST_PATHS = 100_000;

  private static final int MOST_LINKS = 16;

  private final HdfFile file;
  private final HdfBackingStorage storage;
  private final Map<String, Dataset> datasets = new TreeMap<>();
  private final Map<String, String> unreadable = new TreeMap<>();

  private FileTree(HdfFile file) {
    this.file = file;
    this.storage = file.getHdfBackingStorage();
  }

  /** A group still to be walked. */
  private record Place(String prefix, long address) {}

  /** A link to follow when all else is known. */
  private record Link(String path, String prefix, GroupEntries.Soft target) {}

  /** Walks a file. */
  static FileTree of(HdfFile file) {
    FileTree tree = new FileTree(file);
    tree.walk(new Place("", file.getAddress()));
    return tree;
  }

  /** By path, without a leading slash. */
  Map<String, Dataset> datasets() {
    return datasets;
  }

  /** Why a dataset of that path can't be read; empty if it can, or there is none. */
  Optional<String> whyUnreadable(String path) {
    return Optional.ofNullable(unreadable.get(path));
  }

  /** Paths of datasets that can't be read. */
  Set<String> unreadable() {
    return unreadable.keySet();
  }

  private void walk(Place root) {
    Deque<Place> open = new ArrayDeque<>(List.of(root));
    Set<Long> seen = new HashSet<>(Set.of(root.address()));
    List<Link> links = new ArrayList<>();
    while (!open.isEmpty() && datasets.size() + seen.size() < MOST_PATHS) {
      Place place = open.remove();
      entries(place.address())
          .forEach(
              (name, entry) -> {
                String path = place.prefix() + name;
                if (entry instanceof GroupEntries.Hard hard) {
                  if (visit(path, hard.address()) && seen.add(hard.address())) {
                    open.add(new Place(path + "/", hard.address()));
                  }
                } else if (entry instanceof GroupEntries.Soft soft) {
                  links.add(new Link(path, place.prefix(), soft));
                } else if (entry instanceof GroupEntries.External external) {
                  unreadable.put(
                      path,
                      "it is a link to \"%s\" of another file, %s; give that file and path"
                          .formatted(external.path(), external.file()));
                }
              });
    }
    links.forEach(this::follow);
  }

  private Map<String, GroupEntries.Entry> entries(long address) {
    return GroupEntries.of(ObjectHeader.readObjectHeader(storage, address), storage);
  }

  /** Keeps a dataset; true for a group. */
  private boolean visit(String path, long address) {
    ObjectHeader header;
    try {
      header = ObjectHeader.readObjectHeader(storage, address);
      if (!header.hasMessageOfType(DataSpaceMessage.class)) {
        return GroupEntries.isGroup(header);
      }
    } catch (RuntimeException e) {
      unreadable.put(path, UnknownStorage.reason(e));
      return false;
    }
    try {
      String name = path.substring(path.lastIndexOf('/') + 1);
      datasets.put(path, DatasetLoader.createDataset(storage, header, name, file));
    } catch (RuntimeException e) {
      unreadable.put(path, UnknownStorage.reason(e));
    }
    return false;
  }

  private void follow(Link link) {
    address(link.prefix(), link.target().path(), MOST_LINKS)
        .ifPresent(address -> visit(link.path(), address));
  }

  /** The object that a path leads to, with at most so many links on the way. */
  private Optional<Long> address(String prefix, String path, int most) {
    String whole = path.startsWith("/") ? path : prefix + path;
    long address = file.getAddress();
    String reached = "";
    for (String name : whole.split("/")) {
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      ObjectHeader header = ObjectHeader.readObjectHeader(storage, address);
      GroupEntries.Entry entry =
          GroupEntries.isGroup(header) ? GroupEntries.of(header, storage).get(name) : null;
      Optional<Long> next =
          entry instanceof GroupEntries.Hard hard
              ? Optional.of(hard.address())
              : entry instanceof GroupEntries.Soft soft && most > 0
                  ? address(reached, soft.path(), most - 1)
                  : Optional.empty();
      if (next.isEmpty()) {
        return next;
      }
      address = next.get();
      reached += name + "/";
    }
    return Optional.of(address);
  }
}
