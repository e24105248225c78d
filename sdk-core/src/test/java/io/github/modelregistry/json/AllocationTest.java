package io.github.modelregistry.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.management.ThreadMXBean;
import io.github.modelregistry.json.sample.Sample;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A page is decoded for little more than the parser needs to take it apart. */
class AllocationTest {

  private static final int ROWS = 1000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void aPageCostsLittleMoreThanItsTokens() throws Exception {
    byte[] page = page();

    long scan = allocatedBy(() -> scan(page));
    long decode = allocatedBy(() -> decode(page));

    // 2.10 on JDK 17 and 2.14 on JDK 25 when this was written: what the parser makes, and the
    // objects, lists and maps of the JDK that hold it.
    assertThat((double) decode / scan).isLessThan(2.25);
  }

  @Test
  void aRowWithNullsKeepsNothingOfItsOwn() throws Exception {
    byte[] absent = rows("{\"id\":\"a\",\"alias\":\"b\"}");
    byte[] nulls = rows("{\"id\":\"a\",\"alias\":null}");

    long withTexts = allocatedBy(() -> decode(absent));
    long withNulls = allocatedBy(() -> decode(nulls));

    assertThat(withNulls).isLessThan(withTexts); // a text of its own is more than a shared note
  }

  private static List<Sample> decode(byte[] page) {
    List<Sample> rows = JsonDocuments.read(new ByteArrayInputStream(page), Sample.codec().list());
    assertThat(rows).hasSize(ROWS);
    return rows;
  }

  private static int scan(byte[] page) throws IOException {
    int characters = 0;
    try (JsonParser parser = new JsonFactory().createParser(new ByteArrayInputStream(page))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        characters += token.isStructStart() ? 0 : parser.getText().length();
      }
    }
    return characters;
  }

  /** Returns the bytes that an action allocates once its classes are there. */
  private static long allocatedBy(Callable<?> action) throws Exception {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      Object result = action.call();
      long after = THREADS.getCurrentThreadAllocatedBytes();
      assertThat(result).isNotNull();
      least = Math.min(least, after - before);
    }
    return least;
  }

  private static byte[] page() {
    return rows(
        """
        {"id":"0b9f6b1e-6a52-4a0e-9f0f-6d0f3c1f7a11",
         "parent":{"id":"c7a3d4f0-1111-4c3b-8e55-0f5a2b3c4d5e","status":"ready","alias":null,
          "created_at":"2026-03-01T08:00:00Z"},
         "status":"ready","created_at":"2026-02-03T10:11:12.345678Z","size_bytes":123456789,
         "score":0.913,"run_steps":[0,10],"labels":{"team":"growth","tier":"gold"},
         "metadata":{"rating":4.5,"nested":{"a":[1,null]}},
         "framework":{"type":"onnx","opset":17},"token":"model:acme/growth-ml/churn-xgb:2",
         "alias":"v2-prod"}\
        """);
  }

  private static byte[] rows(String row) {
    String rows = (row + ",").repeat(ROWS);
    return ("[" + rows.substring(0, rows.length() - 1) + "]").getBytes(StandardCharsets.UTF_8);
  }
}
