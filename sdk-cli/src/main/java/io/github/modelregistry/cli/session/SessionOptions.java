package io.github.modelregistry.cli.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options of the command line that decide which registries are used, and how.
 *
 * @param sandbox whether to use the sandbox: the running one of this user, or else one started for
 *     the session
 * @param config a registries file that replaces the one of the settings, or null
 * @param timeout how long each call may take, or null for the default
 */
public record SessionOptions(
    boolean sandbox, @Nullable String config, @Nullable Duration timeout) {}
