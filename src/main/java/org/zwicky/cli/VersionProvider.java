package org.zwicky.cli;

import org.zwicky.base.machine.BuildProperties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"zwicky " + BuildProperties.version()};
  }
}
