package io.github.modelregistry.sandbox;

import java.time.Clock;

/**
 * How to start a vendor.
 *
 * @param port the port, 0 for any free one
 * @param clock the time by which tokens expire and new versions are dated
 * @param empty whether to start without models
 * @param secret the secret by which the owner of the sandbox and its servers know each other
 * @param control the control interface of the sandbox, which each server has
 */
record SandboxStart(int port, Clock clock, boolean empty, String secret, SandboxControl control) {}
