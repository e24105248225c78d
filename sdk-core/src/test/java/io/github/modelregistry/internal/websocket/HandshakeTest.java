package io.github.modelregistry.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
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
    assertThatCode(() -> handshake.check(response("WebSocket", accept, null, null)))
        .doesNotThrowAnyException();
    assertRefused(() -> handshake.check(response("websocket", "x" + accept, null, null)));
    assertRefused(() -> handshake.check(response("websocket", null, null, null)));
    assertRefused(() -> handshake.check(response(null, accept, null, null)));
    assertRefused(() -> handshake.check(response("websocket", accept, "permessage-deflate", null)));
    assertRefused(() -> handshake.check(response("websocket", accept, null, "chat")));
  }

  private static Function<String, String> response(
      String upgrade, String accept, String extensions, String subprotocol) {
    Map<String, String> fields = new HashMap<>();
    fields.put("Upgrade", upgrade);
    fields.put("Sec-WebSocket-Accept", accept);
    fields.put("Sec-WebSocket-Extensions", extensions);
    fields.put("Sec-WebSocket-Protocol", subprotocol);
    return fields::get;
  }

  private static void assertRefused(ThrowingCallable check) {
    assertThatThrownBy(check).isInstanceOf(WebSocketException.class);
  }
}
