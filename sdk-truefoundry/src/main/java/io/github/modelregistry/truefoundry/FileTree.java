package io.github.modelregistry.truefoundry;

import io.github.modelregistry.runtime.SignedUrls;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.RemoteFile;
import io.github.modelregistry.truefoundry.model.FileInfo;
import io.github.modelregistry.truefoundry.model.ListFilesResponse;
import io.github.modelregistry.truefoundry.model.SignedUrlOperation;
import io.github.modelregistry.truefoundry.model.TokenPagination;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of one version: lists and downloads them. Thread-safe. */
final class FileTree {

  static final String OPERATION = "downloadFiles";
  private static final int PAGE = 500;

  private final TrueFoundryClient client;
  private final SignedUrls storage;
  private final String versionId;
  private final Map<String, String> urls = new HashMap<>();
  private final Set<String> toRequest = new LinkedHashSet<>();

  FileTree(TrueFoundryClient client, SignedUrls storage, String versionId) {
    this.client = client;
    this.storage = storage;
    this.versionId = versionId;
  }

  /** Returns all files, without directories; each directory is asked for once. */
  List<FileInfo> files() {
    List<FileInfo> files = new ArrayList<>();
    Deque<String> left = new ArrayDeque<>(List.of(""));
    Set<String> seen = new HashSet<>(Set.of("", "."));
    while (!left.isEmpty()) {
      for (FileInfo entry : directory(left.remove())) {
        String path = entry.path().replaceFirst("/+$", "");
        if (!entry.isDir()) {
          files.add(entry);
        } else if (seen.add(path)) {
          left.add(path);
        }
      }
    }
    return files;
  }

  private List<FileInfo> directory(String path) {
    List<FileInfo> entries = new ArrayList<>();
    Set<String> tokens = new HashSet<>();
    String token = null;
    do {
      ListFilesResponse page = page(path, token);
      entries.addAll(page.data());
      token = next(page.pagination());
    } while (token != null && tokens.add(token));
    return entries;
  }

  private ListFilesResponse page(String path, @Nullable String token) {
    return client
        .artifactVersions()
        .listFiles(
            q -> {
              q.id(versionId).path(path).limit(PAGE);
              if (token != null) {
                q.pageToken(token);
              }
            });
  }

  private static @Nullable String next(@Nullable TokenPagination pagination) {
    String token = pagination == null ? null : pagination.nextPageToken();
    return token == null || token.isEmpty() ? null : token;
  }

  /** Returns all files; their URLs are requested for many at a time. */
  List<RemoteFile> remoteFiles() {
    List<RemoteFile> remote = new ArrayList<>();
    for (FileInfo file : files()) {
      remote.add(RemoteFile.of(file.path(), file.fileSize(), null));
      expect(file.path(), file.signedUrl());
    }
    return remote;
  }

  /** Some servers send a URL with each file. */
  private synchronized void expect(String path, @Nullable String url) {
    if (url == null) {
      toRequest.add(path);
    } else {
      urls.put(path, url);
    }
  }

  /** Downloads the file of a path; by a second URL if the first has expired. */
  Download download(RemoteFile file, DownloadTarget target) {
    String path = Objects.requireNonNull(file.path());
    return storage.download(() -> takeUrl(path), target);
  }

  /** Returns a URL that was not returned before. */
  private synchronized String takeUrl(String path) {
    if (!urls.containsKey(path)) {
      SignedFiles.urls(client, versionId, batch(path), SignedUrlOperation.READ)
          .forEach((each, url) -> urls.put(each, url.signedUrl()));
    }
    String url = SignedFiles.needed(urls, path);
    urls.remove(path);
    return url;
  }

  /** Returns the path and, when it is asked for the first time, those that follow it. */
  private List<String> batch(String path) {
    List<String> batch = new ArrayList<>(List.of(path));
    if (toRequest.remove(path)) {
      toRequest.stream().limit(SignedFiles.BATCH - 1).forEach(batch::add);
      toRequest.removeAll(Set.copyOf(batch));
    }
    return batch;
  }
}
