package io.github.modelregistry.sandbox.internal.socket;

/** The handler of a server's WebSockets. */
public interface SocketHost {

  /**
   * Takes over a socket after its upgrade.
   *
   * @param path the path of the request, still percent-encoded
   */
  void opened(String path, TextSocket socket);

  /** Removes a socket that was closed by either side. */
  void closed(TextSocket socket);
}
