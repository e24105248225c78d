package io.github.modelregistry.json.example;

import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.OpenEnum;

/** An open enum. */
public final class SampleStatus extends OpenEnum {

  /** The word {@code ready}. */
  public static final SampleStatus READY = new SampleStatus("ready", Known.READY);

  /** The word {@code failed}. */
  public static final SampleStatus FAILED = new SampleStatus("failed", Known.FAILED);

  private static final JsonCodec<SampleStatus> CODEC =
      JsonCodecs.openEnum("SampleStatus", SampleStatus::of);

  private final Known known;

  private SampleStatus(String value, Known known) {
    super(value);
    this.known = known;
  }

  /** Returns the constant of a listed word, or else a value that holds the word as it is. */
  public static SampleStatus of(String value) {
    return switch (value) {
      case "ready" -> READY;
      case "failed" -> FAILED;
      default -> new SampleStatus(value, Known.UNKNOWN);
    };
  }

  /** Returns how this type is read and written. */
  public static JsonCodec<SampleStatus> codec() {
    return CODEC;
  }

  /** Returns the listed word for use in a {@code switch}, or {@code UNKNOWN}. */
  public Known known() {
    return known;
  }

  @Override
  public boolean isKnown() {
    return known != Known.UNKNOWN;
  }

  /** The words that this version lists. */
  public enum Known {
    /** {@link SampleStatus#READY}. */
    READY,
    /** {@link SampleStatus#FAILED}. */
    FAILED,
    /** Any other word. */
    UNKNOWN
  }
}
