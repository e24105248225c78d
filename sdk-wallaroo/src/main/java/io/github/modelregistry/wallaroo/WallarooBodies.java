package io.github.modelregistry.wallaroo;

import io.github.modelregistry.wallaroo.api.WorkspacesApi.ListWorkspacesRequest;
import io.github.modelregistry.wallaroo.model.ListWorkspacesBody;

/** Requests that never differ. */
final class WallarooBodies {

  private WallarooBodies() {}

  /** Every call is a POST with a body, the one that narrows nothing included. */
  static ListWorkspacesRequest allWorkspaces() {
    return ListWorkspacesRequest.builder().body(ListWorkspacesBody.builder().build()).build();
  }
}
