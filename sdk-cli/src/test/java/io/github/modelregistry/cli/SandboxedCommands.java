package io.github.modelregistry.cli;

import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.VendorSandbox;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;

/**
 * Commands against a sandbox that is at its beginning before each test. Which vendors it has, a
 * subclass says by the extension it registers.
 */
abstract class SandboxedCommands {

  ModelRegistrySandbox sandbox;

  /** Returns the extension of a sandbox with these vendors. */
  static SandboxExtension sandboxOf(SandboxVendor... vendors) {
    return SandboxExtension.of(ModelRegistrySandbox.builder().select(vendors));
  }

  @BeforeEach
  final void connect(ModelRegistrySandbox running) {
    sandbox = running;
  }

  /** Returns what is counted down when the vendor receives a request whose URL has this part. */
  static CountDownLatch nextRequest(VendorSandbox vendor, String part) {
    CountDownLatch received = new CountDownLatch(1);
    vendor
        .server()
        .addMockServiceRequestListener(
            (request, response) -> {
              if (request.getUrl().contains(part)) {
                received.countDown();
              }
            });
    return received;
  }

  /** Runs a command with the settings that lead to the sandbox. */
  final Run run(String... arguments) {
    return Run.with(sandbox.environment(), arguments);
  }
}
