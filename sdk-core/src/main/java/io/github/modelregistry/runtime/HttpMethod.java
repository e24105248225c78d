package io.github.modelregistry.runtime;

import io.github.modelregistry.retry.RetrySafety;

/** The HTTP methods that operations use. */
public enum HttpMethod {
  /** Reads. */
  GET(RetrySafety.SAFE, false),
  /** Reads the head of a response alone. */
  HEAD(RetrySafety.SAFE, false),
  /** Creates, or whatever a vendor makes of it. */
  POST(RetrySafety.THROTTLED, true),
  /** Replaces. */
  PUT(RetrySafety.SAFE, true),
  /** Changes in part. */
  PATCH(RetrySafety.THROTTLED, true),
  /** Removes. */
  DELETE(RetrySafety.SAFE, false);

  private final RetrySafety usualSafety;
  private final boolean needsBody;

  HttpMethod(RetrySafety usualSafety, boolean needsBody) {
    this.usualSafety = usualSafety;
    this.needsBody = needsBody;
  }

  /** Returns how far operations of this method may be repeated when their spec does not say. */
  public RetrySafety usualSafety() {
    return usualSafety;
  }

  /** Returns whether a request of this method has a body always, if only an empty one. */
  public boolean needsBody() {
    return needsBody;
  }
}
