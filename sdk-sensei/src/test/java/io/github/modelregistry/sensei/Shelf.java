package io.github.modelregistry.sensei;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The models that a server holds, one by one and as the pages of a list. */
final class Shelf {

  /** How a server tells where the next page begins. */
  enum Paging {
    /** By nothing: {@code start} is a number of models. */
    COUNTED,
    /** By {@code _page.next}, which names the last model of the page before. */
    CURSOR,
    /** By a link to another host alone. */
    LINK
  }

  private static final int[] PAGE_SIZES = {1, 2, 10, 100};

  private final FakeSensei server;
  private final List<String> ids = new ArrayList<>();
  private final List<String> models = new ArrayList<>();
  private Paging paging = Paging.COUNTED;
  private String linkHost = "https://platform.example.test:443";

  private Shelf(FakeSensei server) {
    this.server = server;
  }

  static Shelf of(FakeSensei server) {
    return new Shelf(server);
  }

  Shelf model(String id, String name) {
    ids.add(id);
    models.add(
        """
        {"id":"%s","name":"%s","experimentRunId":"r-1","modelArtifactUri":"wasb://m@a.test/%s",
         "created":"2021-03-04T09:12:33.018Z","updated":"2021-03-05T10:00:00.000Z"}\
        """
            .formatted(id, name, id));
    return this;
  }

  Shelf models(List<String> all) {
    all.forEach(id -> model(id, "model " + id));
    return this;
  }

  Shelf paging(Paging way) {
    this.paging = way;
    return this;
  }

  /** Sets the address that links to the next page begin with. */
  Shelf linkingTo(String address) {
    this.linkHost = address;
    return paging(Paging.LINK);
  }

  /** Answers each model by its id, all else by 404, and the list page by page. */
  void stub() {
    server
        .wire()
        .stubFor(
            get(urlPathMatching(FakeSensei.BASE + "/models/.*"))
                .atPriority(9)
                .willReturn(
                    FakeSensei.document(
                        404,
                        FakeSensei.PROFILE + "api-response.v1.json",
                        "{\"title\":\"Not Found\",\"status\":404}")));
    for (int i = 0; i < ids.size(); i++) {
      server.answer("/models/" + ids.get(i), 200, "model.v1.json", models.get(i));
    }
    for (int limit : PAGE_SIZES) {
      for (int from = 0; from <= models.size(); from += limit) {
        page(from, limit);
      }
    }
  }

  private void page(int from, int limit) {
    int to = Math.min(models.size(), from + limit);
    String next = to < models.size() && paging != Paging.COUNTED ? cursor(to) : null;
    String start = from == 0 ? null : paging == Paging.COUNTED ? "" + from : cursor(from);
    StringValuePattern asked = start == null ? absent() : equalTo(start);
    server
        .wire()
        .stubFor(
            get(urlPathEqualTo(FakeSensei.BASE + "/models"))
                .withQueryParam("limit", equalTo("" + limit))
                .withQueryParam("start", asked)
                .willReturn(
                    FakeSensei.document(
                        200,
                        FakeSensei.PROFILE + "modelListing.v1.json",
                        listing(models.subList(from, to), next))));
  }

  private String cursor(int from) {
    return "behind/" + ids.get(from - 1) + "=";
  }

  private String listing(List<String> page, @Nullable String next) {
    String told =
        next == null
            ? ""
            : paging == Paging.CURSOR
                ? ",\"next\":\"" + next + "\""
                : "},\"_links\":{\"next\":{\"href\":\"" + link(next) + "\"}";
    return "{\"children\":["
        + String.join(",", page)
        + "],\"_page\":{\"property\":\"deleted==false\",\"count\":"
        + page.size()
        + told
        + "}}";
  }

  private String link(String next) {
    return linkHost
        + "/data/sensei/models?orderby=created&start="
        + URLEncoder.encode(next, StandardCharsets.UTF_8);
  }
}
