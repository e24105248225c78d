package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
class SandboxExtensionTest {

  private final ModelRegistrySandbox ofTheConstructor;

  SandboxExtensionTest(ModelRegistrySandbox sandbox) {
    ofTheConstructor = sandbox;
  }

  private static void mustBeFresh(TrueFoundrySandbox trueFoundry) {
    Caller caller = Caller.of(trueFoundry, "ml");
    assertThat(trueFoundry.server().getAllServeEvents()).isEmpty();
    assertThat(caller.get("/api/ml/v1/models").at("pagination", "total")).isEqualTo("205");
    trueFoundry.addModels(3);
    trueFoundry.failNext(5, 500);
  }

  @Test
  void oneTestFindsABeginning(TrueFoundrySandbox trueFoundry) {
    mustBeFresh(trueFoundry);
  }

  @Test
  void anotherTestFindsItToo(TrueFoundrySandbox trueFoundry) {
    mustBeFresh(trueFoundry);
  }

  @Test
  void allParametersAreOfOneSandbox(
      ModelRegistrySandbox sandbox,
      WallarooSandbox wallaroo,
      TrueFoundrySandbox trueFoundry,
      PiecesSandbox pieces,
      SenseiSandbox sensei,
      MarqtuneSandbox marqtune) {
    assertThat(sandbox).isSameAs(ofTheConstructor);
    assertThat(wallaroo).isSameAs(sandbox.wallaroo());
    assertThat(trueFoundry).isSameAs(sandbox.trueFoundry());
    assertThat(pieces).isSameAs(sandbox.pieces());
    assertThat(sensei).isSameAs(sandbox.sensei());
    assertThat(marqtune).isSameAs(sandbox.marqtune());
  }

  @Nested
  class InANestedClass {

    @Test
    void theSandboxIsThatOfTheClassAround(ModelRegistrySandbox sandbox) {
      assertThat(sandbox).isSameAs(ofTheConstructor);
      mustBeFresh(sandbox.trueFoundry());
    }
  }
}
