package io.github.modelregistry.transport;

import static io.github.modelregistry.testkit.ScriptedResponse.json;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.ScriptedResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The places where a response can repeat a text, and the forms in which it can do so. */
final class Repeating {

  static final Map<String, Function<String, ScriptedResponse>> PLACES = new LinkedHashMap<>();

  static final Map<String, UnaryOperator<String>> FORMS = new LinkedHashMap<>();

  static {
    PLACES.put("no HTTP", text -> raw(text + "\r\n\r\n"));
    PLACES.put("a version", text -> raw("HTTP/1.1 " + text + "\r\n\r\n"));
    PLACES.put("a reason", text -> raw("HTTP/1.1 400 " + text + "\r\nContent-Length: 0\r\n\r\n"));
    PLACES.put("a line without colon", text -> raw("HTTP/1.1 200 OK\r\n" + text + "\r\n\r\n1"));
    PLACES.put("a header's name", text -> headed(text + ": 1\r\nContent-Length: 1", "1"));
    PLACES.put("a head that ends", text -> raw("HTTP/1.1 200 OK\r\nX: " + text));
    PLACES.put("a header", text -> headed(401, "X-Echo: " + text, text));
    PLACES.put("the request's id", text -> headed(500, "X-Request-Id: " + text, ""));
    PLACES.put(
        "the id of a success", text -> headed("Content-Length: 2\r\nX-Request-Id: " + text, "{}"));
    PLACES.put("Content-Type", text -> headed("Content-Type: a/b; charset=" + text, "<"));
    PLACES.put("Retry-After", text -> headed(503, "Retry-After: " + text, ""));
    PLACES.put("Date", text -> headed(503, "Retry-After: 1\r\nDate: " + text, ""));
    PLACES.put("Location's path", text -> location("https://elsewhere.example/" + text));
    PLACES.put("Location's query", text -> location("https://elsewhere.example/?k=" + text));
    PLACES.put("Location's host", text -> location("https://" + text + ".example/"));
    PLACES.put("Location's user", text -> location("https://" + text + "@elsewhere.example/"));
    PLACES.put("Location", text -> location(text));
    PLACES.put("Content-Length", text -> headed("Content-Length: " + text, "1"));
    PLACES.put("Transfer-Encoding", text -> headed("Transfer-Encoding: " + text, "1"));
    PLACES.put("Content-Encoding", text -> headed("Content-Encoding: " + text, "1"));
    PLACES.put("a broken gzip", text -> headed("Content-Encoding: gzip", text));
    PLACES.put("a chunk's length", text -> chunked(text + "\r\n1"));
    PLACES.put("a chunk's extension", text -> chunked("1 " + text + "\r\n1"));
    PLACES.put("an extension of RFC 9112", text -> chunked("1;a=" + text + "\r\n1"));
    PLACES.put("a trailer", text -> chunked("1\r\n1\r\n0\r\nX: " + text + "\r\n\r\n"));
    PLACES.put("a broken trailer", text -> chunked("1\r\n1\r\n0\r\n" + text + "\r\n\r\n"));
    PLACES.put("a plain error", text -> headed(400, "X: y", "the key " + text + " is wrong"));
    PLACES.put("an error's message", text -> headed(403, "X: y", "{\"m\":" + quoted(text) + "}"));
    PLACES.put("a token error", text -> headed(400, "X: y", "{\"error\":" + quoted(text) + "}"));
    PLACES.put("an error that was cut", text -> headed(400, "Content-Length: 999", "no " + text));
    PLACES.put("a page", text -> ok("<html>" + text));
    PLACES.put("a field's name", text -> ok("{" + quoted(text) + ":1}"));
    PLACES.put("a name twice", text -> ok("{" + quoted(text) + ":1," + quoted(text) + ":2}"));
    PLACES.put("a path", text -> ok("{" + quoted(text) + ":[1,}"));
    PLACES.put("a value of another type", text -> ok("{\"id\":[" + quoted(text) + "]}"));
    PLACES.put("behind a document", text -> ok("{\"a\":1} " + text));
    PLACES.put("a document that ends", text -> ok("{\"key\":" + quoted(text)));
    PLACES.put("a body that ends", text -> headed("Content-Length: 999", "{\"k\":" + quoted(text)));

    FORMS.put("plain", text -> text);
    FORMS.put("upper case", text -> text.toUpperCase(Locale.ROOT));
    FORMS.put("for a URL", Repeating::url);
    FORMS.put("twice for a URL", text -> url(url(text)));
    FORMS.put("hexadecimal", text -> HexFormat.of().formatHex(utf8(text)));
    FORMS.put("Base64", text -> Base64.getEncoder().encodeToString(utf8(text)));
  }

  private Repeating() {}

  static String url(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ScriptedResponse ok(String body) {
    return json(body);
  }

  private static ScriptedResponse location(String address) {
    return headed(302, "Location: " + address, "");
  }

  private static ScriptedResponse chunked(String chunks) {
    return headed("Transfer-Encoding: chunked", chunks);
  }

  private static ScriptedResponse headed(String fields, String body) {
    return headed(200, fields, body);
  }

  private static ScriptedResponse headed(int status, String fields, String body) {
    return raw("HTTP/1.1 " + status + " Some\r\n" + fields + "\r\n\r\n" + body);
  }

  private static String quoted(String text) {
    return JsonValue.of(text).toString();
  }

  /** The server writes a character for each byte. */
  private static ScriptedResponse raw(String text) {
    return ScriptedResponse.closeAfter(new String(utf8(text), StandardCharsets.ISO_8859_1));
  }
}
