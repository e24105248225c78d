package io.github.modelregistry.specs.templates;

import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.synthetic.api.ApiClient;

/** A client as a vendor's module has one. */
final class SyntheticClient extends ApiClient {

  SyntheticClient(ApiTransport transport) {
    super(transport);
  }
}
