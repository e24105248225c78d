package io.github.modelregistry.pieces;

import static io.github.modelregistry.pieces.ScriptedDownload.NOTHING;
import static io.github.modelregistry.pieces.ScriptedDownload.ON_ITS_WAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.error.TransportException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A download that somebody stops, and a watch that somebody closes. */
class StoppedDownloadTest {

  private static final String HALF = "{\"status\":\"IN-PROGRESS\",\"percentage\":50}";

  private final ScriptedDownload download = new ScriptedDownload();

  @Test
  void aCancelledDownloadEndsAsSuchThoughOnlyTheFlagsTell() {
    download.noSocket(refused(), 1).looks(ON_ITS_WAY, ON_ITS_WAY, NOTHING);
    DownloadWatch watch = download.watch();
    Iterator<DownloadProgress> walk = watch.iterator();
    walk.next();

    watch.cancel();

    assertThat(walk.next().state())
        .as("the server takes its time")
        .isEqualTo(DownloadState.RUNNING);
    assertThat(walk.next().state()).isEqualTo(DownloadState.CANCELED);
    assertThat(walk.hasNext()).isFalse();
    assertThat(download.log).containsOnlyOnce("cancel");
  }

  @Test
  @Timeout(30)
  void aDownloadIsSeenToBeCancelledEvenBeforeItsCancellerIsTold() throws Exception {
    download.noSocket(refused(), 1).looks(ON_ITS_WAY, NOTHING);
    DownloadWatch watch = download.watch();
    Iterator<DownloadProgress> walk = watch.iterator();
    walk.next();
    AtomicReference<DownloadProgress> seen = new AtomicReference<>();
    Thread walker = new Thread(() -> seen.set(walk.next()), "walking-test");
    download.whileCancelling(
        () -> {
          walker.start();
          while (walker.isAlive() && walker.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
          }
        });

    watch.cancel();

    walker.join();
    assertThat(seen.get().state()).isEqualTo(DownloadState.CANCELED);
  }

  @Test
  void aDownloadThatCouldNotBeCancelledIsNot() {
    download.noSocket(refused(), 1).looks(ON_ITS_WAY, NOTHING).whileCancelling(this::breakDown);
    DownloadWatch watch = download.watch();
    Iterator<DownloadProgress> walk = watch.iterator();
    walk.next();

    assertThatThrownBy(watch::cancel).isInstanceOf(TransportException.class);

    assertThat(walk.next().state()).isEqualTo(DownloadState.STOPPED);
  }

  @Test
  void aWatchThatIsClosedWhileItWaitsForTheServerEndsQuietly() {
    DownloadWatch watch = download.watch();
    download.noSocket(broken(), 2).looks(broken()).whileWaiting(watch::close);

    assertThat(watch.iterator().hasNext()).isFalse();
    assertThat(download.log).containsExactly("open", "look", "wait 1");
  }

  @Test
  void aWatchThatIsClosedAsksNothingMore() {
    download.socket(HALF, HALF);
    DownloadWatch watch = download.watch();
    Iterator<DownloadProgress> walk = watch.iterator();
    walk.next();

    watch.close();
    watch.close();

    assertThat(walk.hasNext()).isFalse();
    assertThatThrownBy(walk::next).isInstanceOf(NoSuchElementException.class);
    assertThat(download.log).containsExactly("open", "close");
  }

  private void breakDown() {
    throw broken();
  }

  private static TransportException broken() {
    return new TransportException("watchDownload", "the connection broke", 1, false, null);
  }

  private static ApiException refused() {
    return ApiException.of(ErrorDetails.builder("watchDownload", 404).build());
  }
}
