package io.github.modelregistry.registry.federation;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PagedIterable;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.Models;
import io.github.modelregistry.registry.RegisteredModel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A vendor of a simulation: three pages of two models, given as fast as its script says. */
final class ScriptedVendor implements PagedIterable<RegisteredModel> {

  private static final int PAGES = 3;

  private final String name;
  private final IntConsumer script;
  private final SimulatedWork time;

  private ScriptedVendor(String name, SimulatedWork time, IntConsumer script) {
    this.name = name;
    this.time = time;
    this.script = script;
  }

  static ModelRegistry fine(String name, SimulatedWork time) {
    return scripted(name, time, page -> time.takes(Duration.ofMillis(200)));
  }

  static ModelRegistry slow(String name, SimulatedWork time) {
    return scripted(name, time, page -> time.takes(Duration.ofSeconds(20)));
  }

  static ModelRegistry blackHoled(String name, SimulatedWork time) {
    return scripted(name, time, page -> time.takesForEver());
  }

  static ModelRegistry throttled(String name, SimulatedWork time) {
    return scripted(
        name,
        time,
        page -> {
          time.takes(Duration.ofMillis(1_500));
          throw failure(429, 3);
        });
  }

  /** Fails once on its second page; whoever asks again gets it. */
  static ModelRegistry recovering(String name, SimulatedWork time, Map<String, Integer> failures) {
    return scripted(
        name,
        time,
        page -> {
          time.takes(Duration.ofMillis(300));
          if (page == 2 && failures.merge(name, 1, Integer::sum) == 1) {
            throw failure(503, 3);
          }
        });
  }

  static Map<String, Integer> noFailuresYet() {
    return new HashMap<>();
  }

  private static ModelRegistry scripted(String name, SimulatedWork time, IntConsumer script) {
    return new ScriptedRegistry(name, new ScriptedVendor(name, time, script));
  }

  private static ApiException failure(int status, int attempts) {
    Consumer<ErrorDetails.Builder> request =
        details -> details.request("GET", "https://scripted.test/models").attempts(attempts);
    ErrorDetails.Builder details = ErrorDetails.builder("listModels", status);
    request.accept(details);
    return ApiException.of(details.build());
  }

  @Override
  public Page<RegisteredModel> fetch(@Nullable String cursor) {
    int page = cursor == null ? 1 : Integer.parseInt(cursor);
    time.say(name + " is asked for page " + page);
    try {
      script.accept(page);
    } catch (ApiException failure) {
      time.report(name + " fails with " + failure.details().status());
      throw failure;
    }
    time.report(name + " gives page " + page);
    List<RegisteredModel> models =
        List.of(Models.builder(name, page + "a").build(), Models.builder(name, page + "b").build());
    return Page.of(models, page < PAGES ? "" + (page + 1) : null);
  }
}
