package org.zwicky.training.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * One block of native memory that all programs of a network work in, one after the other: it is as
 * large as the largest needs, and allocated again only when a larger one comes. Not thread-safe.
 */
final class Slab implements AutoCloseable {

  private static final long ALIGNMENT = 4096;

  private final List<Arrangement> tenants = new ArrayList<>();
  private Pointer block = new Pointer();
  private long capacity;

  /**
   * Gives a program's tensors their places, and those of all before it new ones if it must grow.
   */
  void house(Arrangement arrangement) {
    tenants.add(arrangement);
    if (arrangement.bytes() > capacity) {
      Pointer.free(block);
      capacity = arrangement.bytes();
      // Outside JavaCPP's book-keeping, which would count it against the Java heap's size.
      block = Pointer.malloc(capacity + ALIGNMENT);
      if (block == null || block.isNull()) {
        throw new OutOfMemoryError("No " + capacity + " bytes of native memory for a network");
      }
      tenants.forEach(tenant -> tenant.place(start()));
    } else {
      arrangement.place(start());
    }
  }

  @Override
  public void close() {
    Pointer.free(block);
    block = new Pointer();
    capacity = 0;
    tenants.clear();
  }

  private long start() {
    return (block.address() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** A pointer to an address inside the block, which does not own it. */
  static BytePointer pointer(long address) {
    return new Address(address);
  }

  private static final class Address extends BytePointer {

    Address(long address) {
      super((Pointer) null);
      this.address = address;
    }
  }
}
