package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.session.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"mreg " + ProgramVersion.get()};
  }
}
