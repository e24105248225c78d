package io.github.modelregistry.sandbox.internal.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {

  private static final byte[] KEY = {0x37, (byte) 0xfa, 0x21, 0x3d};

  private final FrameReader reader = new FrameReader();

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static String text(Frame frame) {
    return new String(frame.payload(), StandardCharsets.UTF_8);
  }

  /** A frame as a client sends it. */
  private static byte[] masked(int opcode, String lengthInHex, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(0x80 | opcode);
    frame.writeBytes(bytes(lengthInHex));
    frame.writeBytes(KEY);
    for (int i = 0; i < payload.length; i++) {
      frame.write(payload[i] ^ KEY[i % 4]);
    }
    return frame.toByteArray();
  }

  /** The examples are those of RFC 6455, section 5.7. */
  @Test
  void aTextIsWrittenAsTheRfcHasIt() {
    assertThat(Frame.text("Hello").toBytes()).isEqualTo(ByteBuffer.wrap(bytes("81 05 48656c6c6f")));
    assertThat(Frame.close(1001).toBytes()).isEqualTo(ByteBuffer.wrap(bytes("88 02 03e9")));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 81 00",
    "125, 81 7d",
    "126, 81 7e 007e",
    "65535, 81 7e ffff",
    "65536, 81 7f 0000000000010000",
  })
  void aLengthTakesAsFewBytesAsItCan(int length, String head) {
    ByteBuffer written = Frame.text("x".repeat(length)).toBytes();

    byte[] start = new byte[bytes(head).length];
    written.get(start);
    assertThat(start).isEqualTo(bytes(head));
    assertThat(written.remaining()).isEqualTo(length);
  }

  @Test
  void aMaskedTextIsReadAsTheRfcHasIt() throws BrokenFrameException {
    reader.append(ByteBuffer.wrap(bytes("81 85 37fa213d 7f9f4d5158")));

    Frame frame = reader.next();

    assertThat(frame.opcode()).isEqualTo(Frame.TEXT);
    assertThat(text(frame)).isEqualTo("Hello");
    assertThat(reader.next()).isNull();
  }

  @Test
  void framesComeOutHoweverTheirBytesArrive() throws BrokenFrameException {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    sent.writeBytes(masked(Frame.PING, "80", new byte[0]));
    sent.writeBytes(
        masked(Frame.TEXT, "fe 012c", "a".repeat(300).getBytes(StandardCharsets.UTF_8)));
    sent.writeBytes(masked(Frame.CLOSE, "82", bytes("03e8")));
    StringBuilder seen = new StringBuilder();

    for (byte one : sent.toByteArray()) {
      reader.append(ByteBuffer.wrap(new byte[] {one}));
      for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
        seen.append(frame.opcode()).append(':').append(frame.payload().length).append(' ');
      }
    }

    assertThat(seen.toString()).isEqualTo("9:0 1:300 8:2 ");
  }

  @Test
  void theLongestFrameIsRead() throws BrokenFrameException {
    reader.append(
        ByteBuffer.wrap(
            masked(Frame.BINARY, "ff 0000000000010000", new byte[FrameReader.LONGEST])));

    assertThat(reader.next().payload()).hasSize(65_536).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "81 05 48656c6c6f", // not masked
        "c1 85 37fa213d 7f9f4d5158", // a reserved bit
        "83 80 37fa213d", // an unknown kind of data
        "8b 80 37fa213d", // an unknown kind of control
        "09 80 37fa213d", // a control frame in pieces
        "89 fe 007e 37fa213d", // a control frame that is too long
      })
  void whatTheProtocolDoesNotAllowIsRefused(String sent) {
    reader.append(ByteBuffer.wrap(bytes(sent)));

    assertThat(catchThrowableOfType(BrokenFrameException.class, reader::next).code())
        .isEqualTo(BrokenFrameException.PROTOCOL_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"82 ff 0000000000010001 37fa213d", "82 ff ffffffffffffffff 37fa213d"})
  void whatIsTooLongIsRefusedBeforeItHasCome(String head) {
    reader.append(ByteBuffer.wrap(bytes(head)));

    assertThat(catchThrowableOfType(BrokenFrameException.class, reader::next).code())
        .isEqualTo(BrokenFrameException.TOO_BIG);
  }
}
