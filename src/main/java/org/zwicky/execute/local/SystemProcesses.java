package org.zwicky.execute.local;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/**
 * The operating system's processes. The first use takes a tenth of a second; where the system can't
 * be asked, there are none. Thread-safe.
 */
final class SystemProcesses {

  private static final Logger LOG = LoggerFactory.getLogger(SystemProcesses.class);

  private SystemProcesses() {}

  /** The process, as it stands now; empty if it is gone. */
  static Optional<OSProcess> find(long pid) {
    return Holder.SYSTEM.map(system -> system.getProcess((int) pid));
  }

  private static final class Holder {

    private static final Optional<OperatingSystem> SYSTEM = system();

    private static Optional<OperatingSystem> system() {
      try {
        return Optional.of(new SystemInfo().getOperatingSystem());
      } catch (LinkageError | RuntimeException e) {
        LOG.warn("Memory and processor time of trials can't be measured on this system: {}", e);
        return Optional.empty();
      }
    }
  }
}
