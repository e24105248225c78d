package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.ModelNotReadyException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.WaitProgress;
import io.github.modelregistry.registry.capability.WaitRequest;
import io.github.modelregistry.registry.capability.WaitResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The facade's wait for a download, whatever its progress is read from. */
class DownloadWaitTest {

  private static final ModelRef REF = ModelRef.of("pieces", "m-1");
  private static final String QUEUED = "{\"status\":\"INITIALIZED\"}";
  private static final String HALF = "{\"status\":\"IN-PROGRESS\",\"percentage\":50}";
  private static final String DONE = "{\"status\":\"COMPLETED\"}";

  private final ScriptedDownload download = new ScriptedDownload();
  private final List<String> reported = new ArrayList<>();

  @Test
  void theFramesOfTheSocketAreReportedUntilTheEnd() {
    download.socket(QUEUED, HALF, HALF, DONE);

    assertThat(await().model()).isEqualTo(REF);

    assertThat(reported)
        .containsExactly(
            "PENDING (INITIALIZED)", "PENDING (IN-PROGRESS) 50 %", "READY (COMPLETED)");
    assertThat(download.log).containsExactly("open", "close");
  }

  @Test
  void aResetLetsTheFlagsDecide() {
    download.socket(HALF, "{\"status\":\"RESET\"}", HALF, DONE).looks(ScriptedDownload.ON_ITS_WAY);

    assertThat(await().version()).isNull();

    assertThat(reported)
        .containsExactly(
            "PENDING (IN-PROGRESS) 50 %",
            "PENDING (RESET)", "PENDING (IN-PROGRESS) 50 %", "READY (COMPLETED)");
  }

  @Test
  void aSocketThatBreaksMidwayIsReopened() {
    download
        .socket(HALF, new TransportException("watchDownload", "reset", 1, false, null))
        .socket("{\"status\":\"IN-PROGRESS\",\"percentage\":80}", DONE)
        .looks(ScriptedDownload.ON_ITS_WAY);

    await();

    assertThat(reported).contains("PENDING (IN-PROGRESS) 80 %").endsWith("READY (COMPLETED)");
    assertThat(download.log.stream().filter("open"::equals)).hasSize(2);
  }

  @Test
  void theFlagsAreEnoughWhereThereIsNoSocket() {
    download
        .noSocket(NotFoundException.deduced("watchDownload", "no such path"), 1)
        .looks(ScriptedDownload.ON_ITS_WAY, ScriptedDownload.ON_ITS_WAY, ScriptedDownload.THERE);

    await();

    assertThat(reported).containsExactly("PENDING", "READY");
    assertThat(download.log).contains("wait 1").doesNotContain("cancel");
  }

  @Test
  void aModelThatIsReadyIsNotObserved() {
    WaitResult result = await(ModelStatus.READY, WaitRequest.DEFAULT_DEADLINE);

    assertThat(result.waited()).isZero();
    assertThat(reported).containsExactly("READY");
    assertThat(download.log).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "CANCELED"})
  void aDownloadThatEndsOtherwiseIsAnException(String word) {
    download.socket(HALF, "{\"status\":\"" + word + "\"}");

    assertThatThrownBy(this::await)
        .isInstanceOf(ModelNotReadyException.class)
        .hasMessageContaining("pieces:m-1")
        .hasMessageContaining(word);
    assertThat(download.log).endsWith("close");
  }

  @Test
  void aDownloadThatNobodyStartsIsAnExceptionAfterHalfAMinute() {
    download
        .noSocket(NotFoundException.deduced("watchDownload", "no such path"), 1)
        .looks(ScriptedDownload.NOTHING);

    assertThatThrownBy(this::await)
        .isInstanceOf(ModelNotReadyException.class)
        .hasMessageContaining("Start its download first");
    assertThat(download.elapsed()).isEqualTo(DownloadObserver.TIME_TO_BEGIN);
  }

  @Test
  void aSilentSocketDoesNotDelayTheDeadline() {
    download
        .socket(HALF, ScriptedDownload.SILENCE, ScriptedDownload.SILENCE)
        .looks(ScriptedDownload.ON_ITS_WAY);

    assertThatThrownBy(() -> await(ModelStatus.PENDING, Duration.ofSeconds(13)))
        .isInstanceOf(CallTimeoutException.class)
        .hasMessageContaining("13000 ms");
    assertThat(download.elapsed()).isEqualTo(Duration.ofSeconds(13));
  }

  private WaitResult await() {
    return await(ModelStatus.PENDING, WaitRequest.DEFAULT_DEADLINE);
  }

  private WaitResult await(ModelStatus status, Duration deadline) {
    WaitRequest request =
        WaitRequest.builder()
            .model(REF)
            .deadline(deadline)
            .progress((WaitProgress progress) -> reported.add(progress.toString()))
            .build();
    RegisteredModel model =
        RegisteredModel.builder().ref(REF).vendor("pieces").name("m").status(status).build();
    return new DownloadWait(request, download.config()).await(model, download::observe);
  }
}
