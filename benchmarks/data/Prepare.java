import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalInt;
import org.zwicky.data.DataFormat;
import org.zwicky.data.DataSpec;
import org.zwicky.data.DatasetOutline;
import org.zwicky.data.Fingerprint;
import org.zwicky.data.ImageSource;
import org.zwicky.data.SourceSpec;
import org.zwicky.data.folder.ImageFolder;
import org.zwicky.data.hdf5.Hdf5ImageSource;
import org.zwicky.data.prepared.PreparationKey;
import org.zwicky.data.prepared.PreparedCache;
import org.zwicky.data.prepared.PreparedImages;

/**
 * What a sweep does with its data before the workers start: outline, SHA-256, prepared images.
 * {@code --floats} writes the floats that workers get instead, to compare.
 */
public final class Prepare {

  private Prepare() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("--floats")) {
      writeFloats(Path.of(arguments[1]), Path.of(arguments[2]));
      return;
    }
    Path file = Path.of(arguments[0]);
    SourceSpec where = SourceSpec.of(DataFormat.of(file), file);
    DataSpec spec = DataSpec.of(where).withPreprocessing(OptionalInt.of(64), true);
    try (ImageSource source = open(file)) {
      DatasetOutline.of(source, spec);
    }
    String sha256 =
        Files.isDirectory(file) ? ImageFolder.fingerprint(file) : Fingerprint.sha256(file);
    PreparationKey key = PreparationKey.of(sha256, spec);
    Path prepared =
        new PreparedCache(Path.of(arguments[1]))
            .prepare(key, spec, () -> open(file), System.out::println);
    System.out.println(PreparedImages.open(prepared).size());
  }

  private static ImageSource open(Path file) {
    return Files.isDirectory(file)
        ? ImageFolder.scan(file).open(Optional.empty())
        : Hdf5ImageSource.open(
            file, SourceSpec.Hdf5.DEFAULT_IMAGES, SourceSpec.Hdf5.DEFAULT_LABELS);
  }

  private static void writeFloats(Path prepared, Path target) throws IOException {
    PreparedImages images = PreparedImages.open(prepared);
    float[] image = new float[images.valuesPerImage()];
    ByteBuffer bytes = ByteBuffer.allocate(image.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel channel =
        FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (int i = 0; i < images.size(); i++) {
        images.copyImage(i, image, 0);
        bytes.clear();
        bytes.asFloatBuffer().put(image);
        channel.write(bytes);
      }
    }
  }
}
