package org.zwicky.training.checkpoint;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.zwicky.base.file.DiskSync;
import org.zwicky.base.file.OwnerOnly;
import org.zwicky.metric.Metric;

/**
 * A checkpoint on disk: a head of {@value #HEADER_BYTES} bytes, {@value #SECTIONS} sections, and
 * the CRC-32C of it all. Not thread-safe.
 *
 * <table>
 * <caption>The file; numbers of the header are big-endian</caption>
 * <tr><th>at byte</th><th>is</th></tr>
 * <tr><td>0</td><td>{@code ZWCHECKP} in ASCII</td></tr>
 * <tr><td>8</td><td>int: {@link #VERSION}</td></tr>
 * <tr><td>12</td><td>32 bytes: the {@link TrainingFingerprint} of the training</td></tr>
 * <tr><td>44</td><td>5 int: bytes of each section</td></tr>
 * <tr><td>64</td><td>{@link CheckpointHead}; then as floats in the machine's byte order: the best
 * epoch's probabilities, the parameters, the updater's state, the best epoch's parameters (none if
 * they are the same)</td></tr>
 * <tr><td>end</td><td>int: CRC-32C of all before it</td></tr>
 * </table>
 */
final class CheckpointFile {

  /**
   * Raised when the format, or what training makes of the same numbers, changes, and by one for
   * each metric beyond the eleven that version 4 had.
   */
  static final int VERSION = 4 + Metric.values().length - 11;

  static final int HEADER_BYTES = 64;

  private static final int SECTIONS = 5;
  private static final byte[] MAGIC = "ZWCHECKP".getBytes(StandardCharsets.US_ASCII);
  private static final int CHUNK_BYTES = 1 << 18;

  private final Path file;
  private final Path unfinished;
  private final TrainingFingerprint fingerprint;
  private final SyncBudget budget = new SyncBudget(System::nanoTime);

  /**
   * @param file need not exist
   * @param fingerprint of the training that writes and reads
   */
  CheckpointFile(Path file, TrainingFingerprint fingerprint) {
    this.file = file.toAbsolutePath();
    this.unfinished = unfinished(this.file);
    this.fingerprint = fingerprint;
  }

  /**
   * Replaces the checkpoint in one step: until the new one is whole, the old one stays. No kill
   * loses it; a power cut can only where epochs are so short that it is not {@linkplain SyncBudget
   * worth its time} to bring it to the disk each time, and the checksum then tells.
   *
   * @throws IOException if it cannot be written; the old one is still there
   */
  void write(Checkpoint checkpoint) throws IOException {
    OwnerOnly.createDirectories(file.getParent());
    CheckpointHead head = CheckpointHead.of(checkpoint);
    ByteBuffer[] sections = {
      head.toBytes(),
      bytes(checkpoint.best().probabilities()),
      checkpoint.parameters().duplicate(),
      checkpoint.updaterState().duplicate(),
      head.newestIsBest() ? ByteBuffer.allocate(0) : checkpoint.best().parameters().duplicate()
    };
    try {
      // Unlike a channel, a stream is not closed when its thread is interrupted.
      OwnerOnly.createFile(unfinished);
      try (FileOutputStream out = new FileOutputStream(unfinished.toFile())) {
        CRC32C crc = new CRC32C();
        copy(header(sections), out, crc);
        for (ByteBuffer section : sections) {
          copy(section, out, crc);
        }
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
      }
      boolean due = budget.isDue();
      long begin = budget.now();
      if (due) {
        DiskSync.file(unfinished);
      }
      Files.move(
          unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      if (due) {
        DiskSync.directory(file.getParent());
        budget.spent(begin);
      }
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /**
   * Reads what was written last; its buffers are views of the file, and stay what they are when it
   * is replaced.
   *
   * @return empty if there is no checkpoint
   * @throws IOException if it is damaged, of another training or version; the message says so
   */
  Optional<Checkpoint> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      require(channel.size() >= HEADER_BYTES + Integer.BYTES, "it is cut short");
      CRC32C crc = new CRC32C();
      ByteBuffer header = map(channel, 0, HEADER_BYTES, crc);
      byte[] magic = new byte[MAGIC.length];
      header.get(magic);
      require(Arrays.equals(magic, MAGIC), "it is not a checkpoint");
      int version = header.getInt();
      require(version == VERSION, "it has version " + version + ", not " + VERSION);
      require(fingerprint.matches(header), "it is of another training");
      int[] lengths = new int[SECTIONS];
      header.asIntBuffer().get(lengths);
      requireLength(channel.size(), lengths);
      ByteBuffer[] sections = new ByteBuffer[SECTIONS];
      long next = HEADER_BYTES;
      for (int i = 0; i < SECTIONS; i++) {
        sections[i] = map(channel, next, lengths[i], crc);
        next += lengths[i];
      }
      int checksum = (int) crc.getValue();
      require(map(channel, next, Integer.BYTES, crc).getInt() == checksum, "it is damaged");
      return Optional.of(checkpoint(CheckpointHead.read(sections[0]), sections));
    }
  }

  private static Checkpoint checkpoint(CheckpointHead head, ByteBuffer[] sections) {
    return new Checkpoint(
        head.reports(),
        head.stretches(),
        head.iterations(),
        new Checkpoint.Best(
            head.bestEpoch(),
            head.bestScore(),
            rows(sections[1], head.classes()),
            head.newestIsBest() ? sections[2].duplicate() : sections[4]),
        sections[2],
        sections[3]);
  }

  private static Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  private ByteBuffer header(ByteBuffer[] sections) {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    header.put(MAGIC).putInt(VERSION);
    fingerprint.put(header);
    for (ByteBuffer section : sections) {
      header.putInt(section.remaining());
    }
    return header.flip();
  }

  private static void copy(ByteBuffer from, FileOutputStream to, CRC32C crc) throws IOException {
    crc.update(from.duplicate());
    byte[] chunk = new byte[Math.min(CHUNK_BYTES, from.remaining())];
    while (from.hasRemaining()) {
      int count = Math.min(chunk.length, from.remaining());
      from.get(chunk, 0, count);
      to.write(chunk, 0, count);
    }
  }

  private static ByteBuffer map(FileChannel channel, long position, int count, CRC32C crc)
      throws IOException {
    ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, position, count);
    crc.update(bytes.duplicate());
    return bytes;
  }

  private static ByteBuffer bytes(float[][] rows) {
    int columns = rows[0].length;
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(rows.length, columns * Float.BYTES))
            .order(ByteOrder.nativeOrder());
    for (int i = 0; i < rows.length; i++) {
      bytes.asFloatBuffer().put(i * columns, rows[i]);
    }
    return bytes;
  }

  private static float[][] rows(ByteBuffer bytes, int columns) {
    float[][] rows = new float[bytes.remaining() / (columns * Float.BYTES)][columns];
    for (int i = 0; i < rows.length; i++) {
      bytes.order(ByteOrder.nativeOrder()).asFloatBuffer().get(i * columns, rows[i]);
    }
    return rows;
  }

  private static void requireLength(long found, int[] lengths) throws IOException {
    long expected = HEADER_BYTES + Integer.BYTES;
    for (int length : lengths) {
      require(length >= 0, "it is damaged");
      expected += length;
    }
    require(found == expected, "it has not the length it should have");
  }

  private static void require(boolean condition, String otherwise) throws IOException {
    if (!condition) {
      throw new IOException(otherwise);
    }
  }
}
