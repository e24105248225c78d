package io.github.modelregistry.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.ApiResponse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ValueFutureTest {

  private final CompletableFuture<ApiResponse<String>> response = new CompletableFuture<>();
  private final CompletableFuture<String> value = ValueFuture.of(response);

  @Test
  void theValueIsTheBodyOfTheAnswer() throws Exception {
    assertThat(value).isNotDone();
    response.complete(ApiResponse.builder("body").build());

    assertThat(value.get()).isEqualTo("body");
    assertThat(response.isCancelled()).isFalse();
  }

  @Test
  void theFailureIsThatOfTheCall() {
    IllegalStateException failure = new IllegalStateException("closed");
    response.completeExceptionally(failure);

    assertThatThrownBy(value::get).isInstanceOf(ExecutionException.class).hasCause(failure);
  }

  @Test
  void cancellingTheValueCancelsTheCall() {
    value.cancel(true);

    assertThat(value.isCancelled()).isTrue();
    assertThat(response.isCancelled()).isTrue();
  }

  @Test
  void cancellingWhatWasDerivedCancelsTheCall() {
    value.thenApply(String::length).cancel(true);

    assertThat(response.isCancelled()).isTrue();
  }

  @Test
  void givingUpWaitingCancelsTheCall() {
    value.orTimeout(1, TimeUnit.NANOSECONDS);

    assertThatThrownBy(value::get).isInstanceOf(ExecutionException.class);
    assertThatThrownBy(() -> response.get(5, TimeUnit.SECONDS))
        .isInstanceOf(CancellationException.class);
  }
}
