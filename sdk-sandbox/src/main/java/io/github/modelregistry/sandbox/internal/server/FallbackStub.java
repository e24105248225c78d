package io.github.modelregistry.sandbox.internal.server;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;
import java.util.UUID;

/**
 * The stub that delegates to the simulator, with a lower priority than every stub of a test. As the
 * source of mappings it is restored by {@code resetAll()}, and no mapping files are read.
 */
final class FallbackStub implements MappingsSource {

  private static final int BEHIND_ALL_OTHERS = Integer.MAX_VALUE;

  @Override
  public void loadMappingsInto(StubMappings mappings) {
    mappings.addMapping(
        WireMock.any(WireMock.anyUrl())
            .withName(SimulatorExtension.NAME)
            .atPriority(BEHIND_ALL_OTHERS)
            .willReturn(WireMock.aResponse().withTransformers(SimulatorExtension.NAME))
            .build());
  }

  @Override
  public void save(List<StubMapping> mappings) {}

  @Override
  public void save(StubMapping mapping) {}

  @Override
  @SuppressWarnings("removal") // still abstract
  public void remove(StubMapping mapping) {}

  @Override
  public void remove(UUID id) {}

  @Override
  public void removeAll() {}
}
