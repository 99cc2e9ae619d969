package org.zwicky.data.prepared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedImagesTest {

  @TempDir Path directory;

  /** The file is sparse: of its 3 GB only some pages exist. */
  @Test
  void findsImagesOfAFileAbove2GigabytesInItsSegments() throws IOException {
    int bytes = 1_000_003;
    int images = 3000;
    long offset = 4096;
    int[] marked = {0, 1, 1072, 1073, 1074, 2147, 2148, images - 1};
    Path file = directory.resolve("large");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      for (int image : marked) {
        channel.write(mark(image), offset + (long) image * bytes);
        channel.write(mark(-image), offset + (image + 1L) * bytes - Integer.BYTES);
      }
      MappedImages mapped = new MappedImages(channel, offset, images, bytes, 1 << 30);

      byte[] copy = new byte[bytes];
      for (int image : marked) {
        mapped.copy(image, copy);
        assertThat(ByteBuffer.wrap(copy).getInt(0)).isEqualTo(image);
        assertThat(ByteBuffer.wrap(copy).getInt(bytes - Integer.BYTES)).isEqualTo(-image);
        assertThat(mapped.view(image)).isEqualTo(ByteBuffer.wrap(copy));
      }
      assertThatThrownBy(() -> mapped.copy(images, copy))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> mapped.copy(-1, copy)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  private static ByteBuffer mark(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(0, value);
  }
}
