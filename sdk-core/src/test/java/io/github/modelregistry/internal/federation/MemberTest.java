package io.github.modelregistry.internal.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.ModelRegistry;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemberTest {

  private final List<String> closed = new ArrayList<>();

  @Test
  void allAreClosedAndTheFirstFailureCarriesTheOthers() {
    RuntimeException first = new IllegalStateException("first");
    RuntimeException second = new IllegalStateException("second");
    List<Member> members =
        List.of(member("a", first), member("b", null), broken("c"), member("d", second));

    RuntimeException failure = Member.closeAll(members, null);

    assertThat(failure).isSameAs(first).hasSuppressedException(second);
    assertThat(closed).containsExactly("a", "b", "d");
  }

  @Test
  void theFailureBeforeClosingCarriesThoseOfClosing() {
    RuntimeException before = new IllegalStateException("before");
    RuntimeException closing = new IllegalStateException("closing");

    assertThat(Member.closeAll(List.of(member("a", closing)), before))
        .isSameAs(before)
        .hasSuppressedException(closing);
    assertThat(Member.closeAll(List.of(member("a", null)), null)).isNull();
  }

  @Test
  void aBrokenMemberThrowsWhyItIsBroken() {
    assertThatThrownBy(() -> broken("c").opened())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("c is broken");
  }

  private Member member(String name, @Nullable RuntimeException failure) {
    ModelRegistry registry =
        (ModelRegistry)
            Proxy.newProxyInstance(
                MemberTest.class.getClassLoader(),
                new Class<?>[] {ModelRegistry.class},
                (proxy, method, arguments) -> {
                  if (!method.getName().equals("close")) {
                    return name;
                  }
                  closed.add(name);
                  if (failure != null) {
                    throw failure;
                  }
                  return null;
                });
    return Member.open(registry, List.of());
  }

  private static Member broken(String name) {
    return Member.broken(name, null, new ConfigurationException(name + " is broken"), List.of());
  }
}
