package io.github.modelregistry.marqtune;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.VersionedModelRegistryLaws;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.sandbox.MarqtuneSandbox;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.util.ArrayList;
import java.util.List;
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
  abstract static class Laws extends VersionedModelRegistryLaws {

    private MarqtuneSandbox server = null;

    abstract void choose(MarqtuneSandbox sandbox);

    @BeforeEach
    void remember(MarqtuneSandbox sandbox) {
      server = sandbox;
      choose(sandbox);
    }

    @Override
    protected ModelRegistryProvider provider() {
      return new MarqtuneModelRegistryProvider();
    }

    @Override
    protected Settings settings() {
      return Settings.of(server.environment());
    }

    @Override
    protected String secret() {
      return server.token();
    }

    @Override
    protected List<String> holdModels(int count) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        ids.add(server.addModel("model-" + i, 1));
      }
      return ids;
    }

    @Override
    protected List<String> holdTwins() {
      return List.of(server.addModel("twin", 1), server.addModel("twin", 1));
    }

    @Override
    protected String unknownId() {
      return "00000000-0000-4000-8000-00000000dead";
    }

    @Override
    protected String holdVersions(int count) {
      return server.addModel("many", count);
    }

    @Override
    protected String unknownVersion() {
      return "epoch_4711";
    }

    @Override
    protected void answerAlways(int status, String contentType, String body) {
      server.answerAlways(status, contentType, body);
    }

    @Override
    protected void throttleOnce() {
      server.failNext(1, 429);
    }

    @Override
    protected int requests() {
      return server.calls().size();
    }
  }
}
