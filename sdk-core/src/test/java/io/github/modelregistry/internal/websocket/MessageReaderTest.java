package io.github.modelregistry.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 6455 lets a server send, and what it does not. */
class MessageReaderTest {

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, 300_000})
  void aMessageOfAnyLengthComesWhole(int length) throws IOException {
    byte[] payload = new byte[length];
    new Random(length).nextBytes(payload);
    MessageReader reader = reader(frame(0x81, payload), frame(0x82, new byte[] {1}));

    assertThat(reader.next()).isEqualTo(payload);
    assertThat(reader.next()).containsExactly(1);
  }

  @Test
  void controlFramesMayStandBetweenTheFragmentsOfAMessage() throws IOException {
    MessageReader reader =
        reader(frame(0x01, 'a'), frame(0x89, 'p'), frame(0x00), frame(0x8A), frame(0x80, 'b'));

    assertThat(reader.next()).containsExactly('a', 'b');
    byte[] pong = sent.toByteArray();
    assertThat(pong).hasSize(7);
    assertThat(pong[0]).isEqualTo((byte) 0x8A);
    assertThat(pong[1]).as("masked, one byte").isEqualTo((byte) 0x81);
    assertThat(pong[6] ^ pong[2]).isEqualTo('p');
  }

  @Test
  void aCloseFrameEndsTheMessagesAndSaysWhy() throws IOException {
    MessageReader reader = reader(frame(0x88, 0x03, 0xF3, 'n', 'o'));

    assertThat(reader.next()).isNull();
    assertThat(reader.closeReason()).isEqualTo(new CloseReason(1011, "no"));
    assertThat(reader.closeReason().isNormal()).isFalse();
  }

  @Test
  void theLimitIsThatOfTheWholeMessage() throws IOException {
    byte[] half = new byte[50];
    assertThat(reader(100, frame(0x01, half), frame(0x80, half)).next()).hasSize(100);
    assertThatThrownBy(
            () -> reader(100, frame(0x01, half), frame(0x00, half), frame(0x80, 'x')).next())
        .isInstanceOf(MessageTooLongException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 20, 1L << 40, Long.MAX_VALUE})
  void aLengthThatIsOnlyAnnouncedTakesNoMemory(long announced) {
    byte[] head =
        ByteBuffer.allocate(10).put((byte) 0x81).put((byte) 127).putLong(announced).array();
    MessageReader reader =
        new MessageReader(new ByteArrayInputStream(head), new FrameWriter(sent), Long.MAX_VALUE);

    assertThatThrownBy(reader::next)
        .isInstanceOfAny(EOFException.class, MessageTooLongException.class);
  }

  static Stream<Arguments> violations() {
    return Stream.of(
        Arguments.of("masked", List.of(new byte[] {(byte) 0x81, (byte) 0x80, 0, 0, 0, 0})),
        Arguments.of("extension", List.of(frame(0xC1, 'a'))),
        Arguments.of("unknown opcode 3", List.of(frame(0x83, 'a'))),
        Arguments.of("unknown opcode 11", List.of(frame(0x8B))),
        Arguments.of("control frame", List.of(frame(0x09, 'a'))),
        Arguments.of("control frame", List.of(frame(0x88, new byte[126]))),
        Arguments.of("an incomplete status code", List.of(frame(0x88, 3))),
        Arguments.of("status code 999", List.of(frame(0x88, 0x03, 0xE7))),
        Arguments.of("status code 1005", List.of(frame(0x88, 0x03, 0xED))),
        Arguments.of("status code 1006", List.of(frame(0x88, 0x03, 0xEE))),
        Arguments.of("status code 1015", List.of(frame(0x88, 0x03, 0xF7))),
        Arguments.of("status code 5000", List.of(frame(0x88, 0x13, 0x88))),
        Arguments.of("starts or continues", List.of(frame(0x80, 'a'))),
        Arguments.of("starts or continues", List.of(frame(0x01, 'a'), frame(0x81, 'b'))),
        Arguments.of(
            "a negative length",
            List.of(ByteBuffer.allocate(10).put((byte) 0x81).put((byte) 127).putLong(-1).array())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("violations")
  void whatTheRulesForbidIsNamed(String problem, List<byte[]> frames) {
    assertThatThrownBy(() -> reader(frames.toArray(byte[][]::new)).next())
        .isInstanceOf(WebSocketException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void anyBytesAreAMessageAnEndOrAnIoException() {
    for (int seed = 0; seed < 5_000; seed++) {
      byte[] bytes = new byte[new Random(seed).nextInt(200)];
      new Random(seed).nextBytes(bytes);
      MessageReader reader =
          new MessageReader(new ByteArrayInputStream(bytes), new FrameWriter(sent), 100);
      assertThat(outcome(reader)).as("seed " + seed).isIn("end", "problem");
    }
  }

  @Test
  void nothingIsSentBehindACloseFrame() throws IOException {
    FrameWriter writer = new FrameWriter(sent);
    writer.close(CloseReason.NORMAL);
    int length = sent.size();
    writer.close(CloseReason.GOING_AWAY);
    writer.pong(new byte[] {1});

    assertThat(length).isEqualTo(8);
    assertThat(sent.size()).isEqualTo(length);
  }

  private static String outcome(MessageReader reader) {
    try {
      while (reader.next() != null) {
        // the next one
      }
      return "end";
    } catch (IOException e) {
      return "problem";
    }
  }

  private MessageReader reader(byte[]... frames) {
    return reader(1_000_000, frames);
  }

  private MessageReader reader(long maxBytes, byte[]... frames) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] frame : frames) {
      all.writeBytes(frame);
    }
    return new MessageReader(
        new ByteArrayInputStream(all.toByteArray()), new FrameWriter(sent), maxBytes);
  }

  private static byte[] frame(int first, int... payload) {
    byte[] bytes = new byte[payload.length];
    for (int i = 0; i < payload.length; i++) {
      bytes[i] = (byte) payload[i];
    }
    return frame(first, bytes);
  }

  private static byte[] frame(int first, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(first);
    if (payload.length < 126) {
      frame.write(payload.length);
    } else if (payload.length <= 0xFFFF) {
      frame.write(126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else {
      frame.write(127);
      frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
    }
    frame.writeBytes(payload);
    return frame.toByteArray();
  }
}
