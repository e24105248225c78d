package io.github.modelregistry.marqtune;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.ModelDeletionLaws;
import io.github.modelregistry.contract.ModelDownloadLaws;
import io.github.modelregistry.contract.ModelLogsLaws;
import io.github.modelregistry.contract.ModelRegistryLaws;
import io.github.modelregistry.contract.VersionListingLaws;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.sandbox.MarqtuneSandbox;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Marqtune's driver keeps the laws of the facade, whatever its answers are put into. */
class MarqtuneLawsTest {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.MARQTUNE).empty());

  @Nested
  class BareAnswers extends Laws {

    @Override
    void choose(MarqtuneSandbox sandbox) {}
  }

  @Nested
  class ErrorsAndModelsInEnvelopes extends Laws {

    @Override
    void choose(MarqtuneSandbox sandbox) {
      sandbox.errorsInsideSuccesses();
    }
  }

  @Nested
  class ArraysInEnvelopesWithText extends Laws {

    @Override
    void choose(MarqtuneSandbox sandbox) {
      sandbox.envelopesWithText();
      sandbox.listsAsArrays();
      sandbox.emptyListsAsNull();
    }
  }

  /** The laws against the sandbox, which answers in a chosen form. */
  abstract static class Laws
      implements ModelRegistryLaws,
          VersionListingLaws,
          ModelDeletionLaws,
          ModelLogsLaws,
          ModelDownloadLaws {

    private MarqtuneSandbox server = null;

    abstract void choose(MarqtuneSandbox sandbox);

    @BeforeEach
    void remember(MarqtuneSandbox sandbox) {
      server = sandbox;
      choose(sandbox);
    }

    @Override
    public ModelRegistryProvider provider() {
      return new MarqtuneModelRegistryProvider();
    }

    @Override
    public Settings settings() {
      return Settings.of(server.environment());
    }

    @Override
    public String secret() {
      return server.token();
    }

    @Override
    public List<String> holdModels(int count) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        ids.add(server.addModel("model-" + i, 1));
      }
      return ids;
    }

    @Override
    public List<String> holdTwins() {
      return List.of(server.addModel("twin", 1), server.addModel("twin", 1));
    }

    @Override
    public String unknownId() {
      return "00000000-0000-4000-8000-00000000dead";
    }

    @Override
    public String holdVersions(int count) {
      return server.addModel("many", count);
    }

    @Override
    public String unknownVersion() {
      return "epoch_4711";
    }

    @Override
    public String holdPending() {
      return server.startTraining("slow", 3);
    }

    @Override
    public String holdFailing() {
      String id = server.startTraining("broken", 3);
      server.setStatus(id, "failed", "running", "out of memory");
      return id;
    }

    @Override
    public String holdUnfinished() {
      server.advanceManually();
      String id = server.startTraining("endless", 3);
      server.advance(id); // a training that waits for a machine has no log yet
      server.advance(id);
      return id;
    }

    @Override
    public void addLogLines(String modelId, List<String> texts) {
      texts.forEach(text -> server.addLogLine(modelId, text));
    }

    @Override
    public List<HeldFiles> holdFiles() {
      String id = server.addModel("many", 10);
      return List.of(held(id, "epoch_10"), held(id, "epoch_9"));
    }

    private HeldFiles held(String id, String checkpoint) {
      return HeldFiles.of(id, checkpoint, Map.of(UNNAMED, server.checkpoint(id, checkpoint)));
    }

    @Override
    public void cutDownloads(long afterBytes) {
      server.cutDownloads(1000, afterBytes);
    }

    @Override
    public void respondAlways(int status, String contentType, String body) {
      server.respondAlways(status, contentType, body);
    }

    @Override
    public void throttleOnce() {
      server.failNext(1, 429);
    }

    @Override
    public int requests() {
      return server.calls().size();
    }
  }
}
