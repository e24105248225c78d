package io.github.modelregistry.cli.session;

import org.jspecify.annotations.Nullable;

/** The version of this program. */
public final class ProgramVersion {

  private ProgramVersion() {}

  /** Returns the version in the jar's manifest, or {@code dev} outside a jar. */
  public static String get() {
    @Nullable String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
