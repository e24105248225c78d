package io.github.modelregistry.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.modelregistry.internal.websocket.FrameWriter;
import io.github.modelregistry.internal.websocket.MessageReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes are messages, an end or a problem; only pongs are sent, each a whole frame. */
class FrameFuzzTest {

  private static final int LONGEST_MESSAGE = 300;

  static Stream<Arguments> seeds() {
    return Stream.of(
            new int[] {0x81, 1, 'a', 0x82, 0},
            new int[] {0x01, 1, 'a', 0x89, 2, 'p', 'q', 0x00, 0, 0x8A, 0, 0x80, 1, 'b'},
            new int[] {0x81, 126, 0, 130, 1, 2, 3},
            new int[] {0x81, 127, 0, 0, 0, 0, 0, 0, 0, 1, 9},
            new int[] {0x88, 4, 0x03, 0xF3, 'n', 'o'},
            new int[] {0x81, 0x80, 0, 0, 0, 0})
        .map(FrameFuzzTest::bytes);
  }

  @MethodSource("seeds")
  @FuzzTest
  void anyBytesAreMessagesOrAnEnd(byte[] received) {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    MessageReader reader =
        new MessageReader(
            new ByteArrayInputStream(received), new FrameWriter(sent), LONGEST_MESSAGE);
    int bytes = 0;
    try {
      for (byte[] message = reader.next(); message != null; message = reader.next()) {
        assertThat(message.length).isLessThanOrEqualTo(LONGEST_MESSAGE);
        bytes += message.length;
      }
      assertThat(reader.closeReason()).isNotNull();
    } catch (IOException problem) {
      assertThat(reader.closeReason()).isNull();
    }
    assertThat(bytes).isLessThanOrEqualTo(received.length);
    checkPongs(sent.toByteArray());
  }

  private static void checkPongs(byte[] sent) {
    int at = 0;
    while (at < sent.length) {
      assertThat(sent[at]).as("whole and a pong").isEqualTo((byte) 0x8A);
      assertThat(sent[at + 1] & 0x80).as("masked").isNotZero();
      at += 6 + (sent[at + 1] & 0x7F);
    }
    assertThat(at).isEqualTo(sent.length);
  }

  private static Arguments bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return Seeds.bytes(bytes);
  }
}
