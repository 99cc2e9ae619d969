package org.zwicky.execute.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Reads a worker's messages as they come, in a thread of its own, so that its heartbeat is heard
 * whatever this process is doing, and nobody who waits for a message depends on the worker.
 * Thread-safe.
 */
final class Inbox {

  /** How every message begins; a line that does not have it is something that a library printed. */
  private static final String BEGINNING = "{\"type\"";

  private static final int SHOWN = 200;

  private final BlockingQueue<Optional<WorkerMessage>> messages = new LinkedBlockingQueue<>();
  private final Runnable onHeard;
  private final Consumer<String> onNoise;
  private final Consumer<String> onBroken;

  /**
   * Begins to read.
   *
   * @param onHeard called for every message
   * @param onNoise given every line that is none
   * @param onBroken given what is left of a message that can't be read
   */
  Inbox(
      BufferedReader lines,
      String name,
      Runnable onHeard,
      Consumer<String> onNoise,
      Consumer<String> onBroken) {
    this.onHeard = onHeard;
    this.onNoise = onNoise;
    this.onBroken = onBroken;
    Thread reader = new Thread(() -> read(lines), name);
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Waits for the next message.
   *
   * @throws IOException if there will be none
   */
  WorkerMessage take() throws IOException, InterruptedException {
    Optional<WorkerMessage> message = messages.take();
    if (message.isEmpty()) {
      end();
      throw new IOException("the worker sends no more messages");
    }
    return message.get();
  }

  /** Lets nobody wait any longer. */
  void end() {
    messages.add(Optional.empty());
  }

  private void read(BufferedReader lines) {
    try (lines) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        accept(line);
      }
    } catch (IOException e) {
      onNoise.accept("(the worker's messages end here: " + e.getMessage() + ")");
    } finally {
      end();
    }
  }

  private void accept(String line) {
    if (!line.contains(BEGINNING)) {
      onNoise.accept(line);
      return;
    }
    try {
      WorkerMessage message = Wire.read(line, WorkerMessage.class);
      onHeard.run();
      if (!(message instanceof WorkerMessage.Alive)) {
        messages.add(Optional.of(message));
      }
    } catch (JsonProcessingException e) {
      onBroken.accept(line.substring(0, Math.min(line.length(), SHOWN)));
    }
  }
}
