package io.github.modelregistry.pieces;

import static io.github.modelregistry.pieces.ScriptedDownload.NOTHING;
import static io.github.modelregistry.pieces.ScriptedDownload.ON_ITS_WAY;
import static io.github.modelregistry.pieces.ScriptedDownload.SILENCE;
import static io.github.modelregistry.pieces.ScriptedDownload.THERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.error.ErrorKind;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.testkit.Fixtures;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a download gets on, told by whatever tells it. */
class ProgressTest {

  private static final String QUEUED = "{\"status\":\"INITIALIZED\"}";
  private static final String HALF = "{\"status\":\"IN-PROGRESS\",\"percentage\":50}";
  private static final String DONE = "{\"status\":\"COMPLETED\"}";

  private final ScriptedDownload download = new ScriptedDownload();

  @Test
  void theFramesOfTheServerAreToldUntilTheEnd() {
    download.socket(Fixtures.text("sheet/9-4-progress-frames.jsonl").lines().toArray());

    assertThat(download.told())
        .containsExactly("QUEUED", "RUNNING", "RUNNING 0 %", "RUNNING 41.7 %", "COMPLETED");
    assertThat(download.log).containsExactly("open", "close");
  }

  @ParameterizedTest
  @CsvSource({"FAILED, FAILED", "CANCELED, CANCELED", "COMPLETED, COMPLETED"})
  void anEndIsAnEnd(String word, DownloadState state) {
    download.socket(HALF, "{\"status\":\"" + word + "\"}", HALF);

    List<DownloadProgress> told = new ArrayList<>();
    download.watch().forEach(told::add);

    assertThat(told).hasSize(2);
    assertThat(told.get(1).state()).isEqualTo(state);
    assertThat(told.get(1).vendorStatus()).isEqualTo(word);
    assertThat(told.get(0).percentage()).isEqualTo(new BigDecimal(50));
    assertThat(told.get(0).vendorStatus()).isEqualTo("IN-PROGRESS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"status\":\"THAWING\"}", "{\"status\":\"RESET\"}", "{\"status\":\"UNKNOWN\"}"})
  void unknownStatusTextsLetTheFlagsSpeak(String frame) {
    download.socket(frame, frame).looks(ON_ITS_WAY, THERE);

    List<DownloadProgress> told = new ArrayList<>();
    download.watch().forEach(told::add);

    assertThat(told)
        .extracting(DownloadProgress::state)
        .containsExactly(DownloadState.RUNNING, DownloadState.COMPLETED);
    assertThat(told)
        .allSatisfy(each -> assertThat(frame).contains('"' + each.vendorStatus() + '"'));
    assertThat(download.log).containsExactly("open", "look", "look", "close");
  }

  @Test
  void aFrameWithoutStatusLetsTheFlagsSpeak() {
    download.socket("{}", "{\"status\":null,\"percentage\":7}").looks(ON_ITS_WAY, THERE);

    assertThat(download.told()).containsExactly("RUNNING", "COMPLETED");
  }

  @Test
  void aPercentageMayBeText() {
    download.socket("{\"status\":\"IN-PROGRESS\",\"percentage\":\"12.5\"}", DONE);

    assertThat(download.told()).containsExactly("RUNNING 12.5 %", "COMPLETED");
  }

  @Test
  void aFrameThatCannotBeReadIsPassedOver() {
    download.socket("[17]", "{\"status\":", HALF, DONE).looks(ON_ITS_WAY);

    assertThat(download.told()).containsExactly("RUNNING", "RUNNING", "RUNNING 50 %", "COMPLETED");
    assertThat(download.log).containsOnlyOnce("open");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "CANCELED", "COMPLETED"})
  void theFirstFrameMayTellOfTheDownloadBefore(String word) {
    download.socket("{\"status\":\"" + word + "\"}", HALF, DONE).looks(ON_ITS_WAY);

    assertThat(download.told()).containsExactly("RUNNING", "RUNNING 50 %", "COMPLETED");
  }

  @Test
  void aModelThatWasThereBeforeIsCompleted() {
    download.socket(DONE).looks(THERE);

    assertThat(download.told()).containsExactly("COMPLETED");
  }

  @Test
  void aFailureToldAtFirstIsBelievedWhenNothingElseBegins() {
    download.socket("{\"status\":\"FAILED\"}", SILENCE, SILENCE, SILENCE, SILENCE).looks(NOTHING);

    assertThat(download.told()).containsExactly("QUEUED", "QUEUED", "QUEUED", "FAILED");
    assertThat(download.elapsed()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aHostedModelHasNothingToDownload() {
    download.socket(SILENCE).looks("{\"cloud\":true,\"downloaded\":false}");

    assertThat(download.told()).containsExactly("COMPLETED");
  }

  @Test
  void aBrokenSocketIsOpenedAnewWhileTheFlagsSpeak() {
    download.socket(HALF, broken()).socket(HALF, DONE).looks(ON_ITS_WAY);

    assertThat(download.told())
        .containsExactly("RUNNING 50 %", "RUNNING", "RUNNING 50 %", "COMPLETED");
    assertThat(download.log).containsExactly("open", "close", "look", "open", "close");
  }

  @Test
  void aSocketThatTheServerClosesInGoodOrderIsOpenedAnewToo() {
    download.socket(HALF).socket(DONE).looks(ON_ITS_WAY, THERE);

    assertThat(download.told()).containsExactly("RUNNING 50 %", "RUNNING", "COMPLETED");
  }

  @Test
  void openingsAreBoundedAndLieFartherAndFartherApart() {
    download
        .noSocket(broken(), DownloadSocket.OPENINGS)
        .looks(ON_ITS_WAY, ON_ITS_WAY, ON_ITS_WAY, ON_ITS_WAY, ON_ITS_WAY, ON_ITS_WAY, THERE);

    assertThat(download.told()).hasSize(7).endsWith("RUNNING", "COMPLETED");
    assertThat(download.log)
        .containsExactly(
            "open", "look", "open", "wait 2", "look", "open", "wait 4", "look", "open", "wait 8",
            "look", "open", "wait 1", "look", "wait 1", "look", "wait 1", "look");
  }

  @Test
  void socketsThatBringNoFrameAreBoundedToo() {
    for (int i = 0; i < DownloadSocket.OPENINGS; i++) {
      download.socket();
    }
    download.looks(ON_ITS_WAY, ON_ITS_WAY, ON_ITS_WAY, ON_ITS_WAY, ON_ITS_WAY, ON_ITS_WAY, THERE);

    download.told();

    assertThat(Collections.frequency(download.log, "open")).isEqualTo(DownloadSocket.OPENINGS);
  }

  @Test
  void aFrameMakesUpForTheOpeningsBefore() {
    for (int i = 0; i < 3 * DownloadSocket.OPENINGS; i++) {
      download.socket(HALF, broken());
    }
    download.socket(HALF, DONE).looks(ON_ITS_WAY);

    assertThat(download.told()).endsWith("RUNNING 50 %", "COMPLETED");
    assertThat(download.log.stream().filter("wait 1"::equals).count())
        .as("though a server that drops every socket is not overrun")
        .isEqualTo(3L * DownloadSocket.OPENINGS - 1);
  }

  @Test
  void aReleaseWithoutTheSocketIsPolled() {
    ApiException unknownRoute =
        ApiException.of(ErrorDetails.builder("watchDownload", 404).build(), ErrorKind.OTHER);
    download.noSocket(unknownRoute, 1).looks(NOTHING, ON_ITS_WAY, ON_ITS_WAY, THERE);

    assertThat(download.told()).containsExactly("QUEUED", "RUNNING", "RUNNING", "COMPLETED");
    assertThat(download.log)
        .containsExactly("open", "look", "wait 1", "look", "wait 1", "look", "wait 1", "look");
  }

  @Test
  void aPolledDownloadThatIsNeitherThereNorOnItsWayHasStopped() {
    download.noSocket(refused(), 1).looks(ON_ITS_WAY, NOTHING);

    assertThat(download.told()).containsExactly("RUNNING", "STOPPED");
  }

  @Test
  void aSilentSocketLetsTheFlagsSpeak() {
    download.socket(HALF, SILENCE, SILENCE).looks(ON_ITS_WAY, THERE);

    assertThat(download.told()).containsExactly("RUNNING 50 %", "RUNNING", "COMPLETED");
    assertThat(download.elapsed()).isEqualTo(DownloadObserver.SILENCE.multipliedBy(2));
  }

  @Test
  void aDownloadThatDoesNotBeginHasStoppedAfterHalfAMinute() {
    download.noSocket(refused(), 1).looks(NOTHING);

    assertThat(download.told()).hasSize(31).endsWith("QUEUED", "STOPPED");
    assertThat(download.elapsed()).isEqualTo(DownloadObserver.TIME_TO_BEGIN);
  }

  @Test
  void aDownloadInTheQueueOfTheServerMayTakeLonger() {
    Object[] frames = new Object[40];
    Arrays.fill(frames, SILENCE);
    frames[0] = QUEUED;
    download.socket(frames).looks(NOTHING);

    assertThat(download.told()).endsWith("QUEUED", "STOPPED");
    assertThat(download.elapsed()).isEqualTo(DownloadObserver.TIME_IN_QUEUE);
  }

  @Test
  void aFrameThatEndsTheSocketHasItOpenedAnew() {
    DecodingException tooLong = new DecodingException("watchDownload", "$", "too long", null, null);
    download.socket(HALF, tooLong).socket(DONE).looks(ON_ITS_WAY, ON_ITS_WAY, THERE);

    assertThat(download.told()).containsExactly("RUNNING 50 %", "RUNNING", "COMPLETED");
    assertThat(download.log).containsExactly("open", "close", "look", "open", "close");
  }

  @Test
  void aPercentageBeyondAllMeasureIsShownInFewCharacters() {
    download.socket("{\"status\":\"IN-PROGRESS\",\"percentage\":1e999999999}", DONE);

    assertThat(download.told()).containsExactly("RUNNING 1E+999999999 %", "COMPLETED");
  }

  @Test
  void aServerThatIsStartedAnewIsWaitedFor() {
    download.noSocket(refused(), 1).looks(ON_ITS_WAY, broken(), broken(), broken(), THERE);

    assertThat(download.told()).containsExactly("RUNNING", "COMPLETED");
    assertThat(download.log).endsWith("look", "wait 1", "look", "wait 2", "look", "wait 4", "look");
  }

  @Test
  void aServerThatIsGoneIsTold() {
    download.noSocket(refused(), 1).looks(broken());
    Iterator<DownloadProgress> walk = download.watch().iterator();

    assertThatThrownBy(walk::next).isInstanceOf(TransportException.class);
    assertThat(Collections.frequency(download.log, "look")).isEqualTo(DownloadFlags.FAILURES);
  }

  @Test
  void aModelThatIsGoneIsToldAtOnce() {
    NotFoundException gone =
        (NotFoundException) ApiException.of(ErrorDetails.builder("getModel", 410).build());
    download.noSocket(refused(), 1).looks(gone);
    Iterator<DownloadProgress> walk = download.watch().iterator();

    assertThatThrownBy(walk::next).isSameAs(gone);
    assertThat(download.log).containsExactly("open", "look");
  }

  @Test
  void anInterruptEndsTheWalkAndKeepsTheFlag() {
    download.noSocket(refused(), 1).looks(ON_ITS_WAY);
    Iterator<DownloadProgress> walk = download.watch().iterator();
    walk.next();
    Thread.currentThread().interrupt();

    assertThatThrownBy(walk::next)
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anInterruptedSocketIsNotOpenedAnew() {
    download.socket(HALF, broken());
    Iterator<DownloadProgress> walk = download.watch().iterator();
    walk.next();
    Thread.currentThread().interrupt();

    assertThatThrownBy(walk::next).isInstanceOf(TransportException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(download.log).containsExactly("open", "close");
  }

  @Test
  void nothingIsAskedBeforeTheFirstStepAndItIsWalkedOnce() {
    DownloadWatch watch = download.watch();

    Iterator<DownloadProgress> walk = watch.iterator();

    assertThat(walk).isNotNull();
    assertThat(download.log).isEmpty();
    assertThatThrownBy(watch::iterator).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void progressesAreEqualWhereAllTheirValuesAre() {
    DownloadProgress progress = progress(DownloadState.RUNNING, "41.7", "IN-PROGRESS");

    assertThat(progress)
        .isEqualTo(progress(DownloadState.RUNNING, "41.7", "IN-PROGRESS"))
        .hasSameHashCodeAs(progress(DownloadState.RUNNING, "41.7", "IN-PROGRESS"))
        .isNotEqualTo(progress(DownloadState.QUEUED, "41.7", "IN-PROGRESS"))
        .isNotEqualTo(progress(DownloadState.RUNNING, "41.8", "IN-PROGRESS"))
        .isNotEqualTo(progress(DownloadState.RUNNING, "41.7", "RUNNING"))
        .isNotEqualTo("RUNNING 41.7 %");
    assertThat(progress.hashCode())
        .isNotEqualTo(progress(DownloadState.RUNNING, "41.8", "IN-PROGRESS").hashCode());
  }

  private static DownloadProgress progress(DownloadState state, String percentage, String status) {
    return new DownloadProgress(state, new BigDecimal(percentage), status);
  }

  private static TransportException broken() {
    return new TransportException("watchDownload", "the connection broke", 1, false, null);
  }

  private static ApiException refused() {
    ApiException refusal = ApiException.of(ErrorDetails.builder("watchDownload", 401).build());
    assertThat(refusal).isInstanceOf(AuthenticationException.class);
    return refusal;
  }
}
