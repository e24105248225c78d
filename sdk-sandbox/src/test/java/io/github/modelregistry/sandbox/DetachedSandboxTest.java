package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetachedSandboxTest {

  @TempDir private Path folder;

  @Test
  void aDetachedSandboxRunsInAProcessOfItsOwnUntilItIsStopped() {
    RunningSandbox started =
        DetachedSandbox.start(List.of("--only", "truefoundry", "--empty"), folder);
    try {
      assertThat(started.pid()).isNotEqualTo(ProcessHandle.current().pid());
      assertThat(started.environment()).containsKeys("TFY_HOST", "TFY_API_KEY").hasSize(4);
      assertThat(RunningSandbox.findAll(folder))
          .extracting(RunningSandbox::pid)
          .containsExactly(started.pid());
    } finally {
      started.stop(Duration.ofSeconds(30));
    }
    assertThat(ProcessHandle.of(started.pid()).map(ProcessHandle::isAlive).orElse(false)).isFalse();
    assertThat(folder).isEmptyDirectory();
    // Once more has no effect.
    started.stop(Duration.ofSeconds(30));
  }

  @Test
  void aSandboxThatCannotStartSaysWhy() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = "truefoundry=" + taken.getLocalPort();

      assertThatThrownBy(
              () -> DetachedSandbox.start(List.of("--only", "truefoundry", "--port", port), folder))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("truefoundry")
          .hasMessageContaining(Integer.toString(taken.getLocalPort()));
    }
    assertThat(folder).isEmptyDirectory();
  }
}
