package io.github.modelregistry.contract;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.page.OffsetPages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A vendor's server without a wire: models in memory, faults on demand. */
final class ToyServer {

  /** A model of the toy vendor. */
  record Toy(String id, String name, int versions) {}

  final List<Toy> toys = new ArrayList<>();
  final Set<String> deletedVersions = new HashSet<>();
  int requests;
  int status = 200;
  boolean throttlesNext;

  OffsetPages.OffsetPage<Toy> list(long offset, int limit) {
    request();
    int from = (int) Math.min(offset, toys.size());
    int to = Math.min(toys.size(), from + limit);
    return OffsetPages.OffsetPage.of(toys.subList(from, to), (long) toys.size());
  }

  List<Toy> all() {
    request();
    return List.copyOf(toys);
  }

  static ApiException failure(int status, int attempts) {
    return ApiException.of(
        ErrorDetails.builder("toys", status)
            .request("GET", "https://toys.test/models")
            .attempts(attempts)
            .build());
  }

  /** The toy vendor's client tries throttled requests once more, and no others. */
  private void request() {
    requests++;
    if (throttlesNext) {
      throttlesNext = false;
      requests++;
    }
    if (status == Faults.NOT_JSON) {
      throw new DecodingException("$", "not JSON");
    }
    if (status != 200) {
      throw failure(status, 1);
    }
  }

  /** What else can be wrong with an answer. */
  static final class Faults {
    static final int NOT_JSON = -1;

    private Faults() {}
  }
}
