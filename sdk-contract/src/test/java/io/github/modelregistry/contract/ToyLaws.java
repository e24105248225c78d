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
abstract class ToyLaws implements ModelRegistryLaws, VersionDeletionLaws {

  private final ToyServer server = new ToyServer();
  private final UnaryOperator<ModelRegistry> fault;

  ToyLaws(UnaryOperator<ModelRegistry> fault) {
    this.fault = fault;
  }

  @Override
  public ModelRegistryProvider provider() {
    return new ToyProvider(server, fault);
  }

  @Override
  public Settings settings() {
    return Settings.of(Map.of("TOYS_KEY", secret()));
  }

  @Override
  public String secret() {
    return "hunter2";
  }

  @Override
  public List<String> holdModels(int count) {
    server.toys.clear();
    IntStream.range(0, count).forEach(i -> server.toys.add(new Toy("t/" + i, "toy-" + i, 1)));
    return server.toys.stream().map(Toy::id).toList();
  }

  @Override
  public List<String> holdTwins() {
    server.toys.clear();
    server.toys.add(new Toy("1", "twin", 1));
    server.toys.add(new Toy("2", "twin", 0));
    return List.of("1", "2");
  }

  @Override
  public String holdVersions(int count) {
    server.toys.clear();
    server.toys.add(new Toy("1", "toy", count));
    return "1";
  }

  @Override
  public String unknownId() {
    return "unknown";
  }

  @Override
  public String unknownVersion() {
    return "99";
  }

  @Override
  public void respondAlways(int status, String contentType, String body) {
    server.status = status == 200 ? ToyServer.Faults.NOT_JSON : status;
  }

  @Override
  public void throttleOnce() {
    server.throttlesNext = true;
  }

  @Override
  public int requests() {
    return server.requests;
  }
}
