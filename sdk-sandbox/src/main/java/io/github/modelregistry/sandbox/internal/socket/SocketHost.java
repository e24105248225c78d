package io.github.modelregistry.sandbox.internal.socket;

/** What stands behind the WebSockets of a server. */
public interface SocketHost {

  /**
   * Takes over a socket whose upgrade has been answered with 101.
   *
   * @param path the path of the request, still percent-encoded
   */
  void opened(String path, TextSocket socket);

  /** Forgets a socket that is closed, whoever has closed it. */
  void closed(TextSocket socket);
}
