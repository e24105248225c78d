package io.github.modelregistry.contract;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.ToyServer.Toy;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The laws for a driver without a wire, sound or broken. */
abstract class ToyLaws extends VersionedModelRegistryLaws {

  private final ToyServer server = new ToyServer();
  private final UnaryOperator<ModelRegistry> fault;

  ToyLaws(UnaryOperator<ModelRegistry> fault) {
    this.fault = fault;
  }

  @Override
  protected ModelRegistryProvider provider() {
    return new ToyProvider(server, fault);
  }

  @Override
  protected Settings settings() {
    return Settings.of(Map.of("TOYS_KEY", secret()));
  }

  @Override
  protected String secret() {
    return "hunter2";
  }

  @Override
  protected List<String> holdModels(int count) {
    server.toys.clear();
    IntStream.range(0, count).forEach(i -> server.toys.add(new Toy("t/" + i, "toy-" + i, 1)));
    return server.toys.stream().map(Toy::id).toList();
  }

  @Override
  protected List<String> holdTwins() {
    server.toys.clear();
    server.toys.add(new Toy("1", "twin", 1));
    server.toys.add(new Toy("2", "twin", 0));
    return List.of("1", "2");
  }

  @Override
  protected String holdVersions(int count) {
    server.toys.clear();
    server.toys.add(new Toy("1", "toy", count));
    return "1";
  }

  @Override
  protected String unknownId() {
    return "unknown";
  }

  @Override
  protected String unknownVersion() {
    return "99";
  }

  @Override
  protected void answerAlways(int status, String contentType, String body) {
    server.status = status == 200 ? ToyServer.Faults.NOT_JSON : status;
  }

  @Override
  protected void throttleOnce() {
    server.throttlesNext = true;
  }

  @Override
  protected int requests() {
    return server.requests;
  }
}
