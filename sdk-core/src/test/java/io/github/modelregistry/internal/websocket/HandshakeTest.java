package io.github.modelregistry.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HandshakeTest {

  @Test
  void theAnswerToAKeyIsThatOfTheRfcsExample() {
    assertThat(Handshake.acceptFor("dGhlIHNhbXBsZSBub25jZQ=="))
        .isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  }

  @Test
  void eachHandshakeHasAKeyOfItsOwnAndTakesOnlyItsAnswer() {
    Handshake handshake = Handshake.create();
    String key = handshake.headers().get("Sec-WebSocket-Key");
    String accept = Handshake.acceptFor(key);

    assertThat(Handshake.create().headers().get("Sec-WebSocket-Key")).isNotEqualTo(key);
    assertThatCode(() -> handshake.check("WebSocket", accept, null, null))
        .doesNotThrowAnyException();
    assertRefused(() -> handshake.check("websocket", "x" + accept, null, null));
    assertRefused(() -> handshake.check("websocket", null, null, null));
    assertRefused(() -> handshake.check(null, accept, null, null));
    assertRefused(() -> handshake.check("websocket", accept, "permessage-deflate", null));
    assertRefused(() -> handshake.check("websocket", accept, null, "chat"));
  }

  private static void assertRefused(ThrowingCallable check) {
    assertThatThrownBy(check).isInstanceOf(WebSocketException.class);
  }
}
