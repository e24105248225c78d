package io.github.modelregistry.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SbomTest {
  @Test
  void whatUsersInheritIsReachedWithoutOptionalLibraries() {
    Sbom sbom =
        new Sbom(
            """
            {
              "metadata": {"component": {"bom-ref": "us"}},
              "components": [
                {"bom-ref": "a", "group": "org.a", "name": "a", "scope": "required",
                 "licenses": [{"license": {"id": "MIT"}}]},
                {"bom-ref": "b", "group": "org.b", "name": "b", "scope": "required",
                 "licenses": [{"license": {"name": "Our own"}}, {"expression": "A OR B"}]},
                {"bom-ref": "o", "group": "org.o", "name": "o", "scope": "optional"},
                {"bom-ref": "p", "group": "org.p", "name": "p", "scope": "required"}
              ],
              "dependencies": [
                {"ref": "us", "dependsOn": ["a", "o"]},
                {"ref": "a", "dependsOn": ["b"]},
                {"ref": "b"},
                {"ref": "o", "dependsOn": ["p", "a"]}
              ]
            }
            """);

    assertThat(sbom.inherited())
        .isEqualTo(Map.of("org.a:a", List.of("MIT"), "org.b:b", List.of("Our own", "A OR B")));
  }
}
