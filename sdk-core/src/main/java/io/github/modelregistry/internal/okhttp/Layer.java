package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ApiResponse;

/** One thing that is done to every call, on top of the layers below it. Thread-safe. */
interface Layer {

  /** Carries a call to its decoded answer. */
  <T> ApiResponse<T> send(PendingCall<T> call);
}
