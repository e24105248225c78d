package io.github.modelregistry.contract;

import static io.github.modelregistry.contract.DriverUnderTest.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.ModelNotReadyException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.capability.ReadinessWait;
import io.github.modelregistry.registry.capability.WaitProgress;
import io.github.modelregistry.registry.capability.WaitRequest;
import io.github.modelregistry.registry.capability.WaitResult;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The laws of {@link ReadinessWait}; the test class of a driver with this capability implements
 * them.
 */
public interface ReadinessWaitLaws extends DriverUnderTest {

  /**
   * Makes the server hold exactly one model that is not ready, and becomes so while it is polled.
   *
   * @return the model's id
   */
  String holdPending();

  /**
   * Makes the server hold exactly one model whose upload, conversion, training or download fails
   * while it is polled.
   *
   * @return the model's id
   */
  String holdFailing();

  /**
   * Makes the server hold exactly one model that stays not ready, however often it is polled.
   *
   * @return the model's id
   */
  String holdUnfinished();

  @Test
  default void whatIsInProgressIsWaitedForAndItsChangesAreReported(ModelRegistry registry) {
    ModelRef model = ref(holdPending());
    List<WaitProgress> reported = new ArrayList<>();

    WaitResult result =
        wait(registry).await(WaitRequest.builder().model(model).progress(reported::add).build());

    assertThat(result.model()).isEqualTo(model);
    assertThat(reported).hasSizeGreaterThan(1);
    assertThat(reported.get(0).status()).isNotEqualTo(ModelStatus.READY);
    assertThat(reported.get(reported.size() - 1).status()).isEqualTo(ModelStatus.READY);
    assertThat(registry.get(model).status()).isEqualTo(ModelStatus.READY);
  }

  @Test
  default void whatIsReadyIsReadyAtOnce(ModelRegistry registry) {
    ModelRef model = ref(holdPending());
    wait(registry).await(model);
    List<WaitProgress> reported = new ArrayList<>();

    wait(registry).await(WaitRequest.builder().model(model).progress(reported::add).build());

    assertThat(reported).extracting(WaitProgress::status).containsExactly(ModelStatus.READY);
  }

  @Test
  default void aFailureIsAnExceptionThatNamesTheModel(ModelRegistry registry) {
    ModelRef model = ref(holdFailing());

    assertThatThrownBy(() -> wait(registry).await(model))
        .isInstanceOf(ModelNotReadyException.class)
        .hasMessageContaining(model.toString());
  }

  /** The clock moves as far as the waits last. */
  @Test
  default void theWaitEndsAtItsDeadline() {
    ModelRef model = ref(holdUnfinished());
    SteppedClock clock = new SteppedClock();
    ClientConfig config = clientConfig().toBuilder().clock(clock).delayer(clock).build();
    WaitRequest request =
        WaitRequest.builder().model(model).deadline(Duration.ofMinutes(3)).build();

    try (ModelRegistry registry = provider().create(ProviderContext.of(NAME, settings(), config))) {
      CallTimeoutException late =
          catchThrowableOfType(CallTimeoutException.class, () -> wait(registry).await(request));

      assertThat(late.deadline()).isEqualTo(CallTimeoutException.Deadline.READINESS);
      assertThat(late.limit()).isEqualTo(Duration.ofMinutes(3));
    }
  }

  @Test
  default void anInterruptEndsTheWaitAndStaysSet(ModelRegistry registry) {
    ModelRef model = ref(holdUnfinished());
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> wait(registry).await(model)).isInstanceOf(TransportException.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  default void anUnknownModelIsNotWaitedFor(ModelRegistry registry) {
    holdPending();

    assertThatThrownBy(() -> wait(registry).await(ref(unknownId())))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void aModelOfAnotherRegistryIsRefusedBeforeAnythingIsSent(ModelRegistry registry) {
    ModelRef elsewhere = ModelRef.of("elsewhere", holdPending());

    assertThatThrownBy(() -> wait(registry).await(elsewhere))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(requests()).isZero();
  }

  private static ReadinessWait wait(ModelRegistry registry) {
    return registry.require(ReadinessWait.class);
  }
}
