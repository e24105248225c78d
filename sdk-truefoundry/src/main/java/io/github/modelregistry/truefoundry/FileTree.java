package io.github.modelregistry.truefoundry;

import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.runtime.SignedUrls;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.truefoundry.model.FileInfo;
import io.github.modelregistry.truefoundry.model.ListFilesResponse;
import io.github.modelregistry.truefoundry.model.SignedUrl;
import io.github.modelregistry.truefoundry.model.SignedUrlOperation;
import io.github.modelregistry.truefoundry.model.TokenPagination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The files of one version: lists and downloads them. */
final class FileTree {

  private static final String OPERATION = "downloadFiles";
  private static final int PAGE = 500;

  private final TrueFoundryClient client;
  private final SignedUrls storage;
  private final String versionId;

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

  /** Downloads all files below a folder; if one fails, those that are there already are deleted. */
  List<Path> download(Path folder) {
    List<FileInfo> files = files();
    List<Path> written = new ArrayList<>();
    boolean complete = false;
    try {
      Files.createDirectories(folder);
      for (int from = 0; from < files.size(); from += SignedFiles.BATCH) {
        download(
            files.subList(from, Math.min(from + SignedFiles.BATCH, files.size())), folder, written);
      }
      complete = true;
      return written;
    } catch (IOException e) {
      throw new TransportException(
          OPERATION, "the files could not be written: " + e.getMessage(), 0, false, e);
    } finally {
      if (!complete) {
        written.forEach(FileTree::deleteQuietly);
      }
    }
  }

  private void download(List<FileInfo> batch, Path folder, List<Path> written) throws IOException {
    Map<String, String> urls = urls(batch);
    for (FileInfo file : batch) {
      Path target = FilePath.below(OPERATION, folder, file.path());
      download(file, SignedFiles.needed(urls, file.path()), target);
      written.add(target);
    }
  }

  /** Some servers send a URL with each file. */
  private Map<String, String> urls(List<FileInfo> batch) {
    Map<String, String> urls = new HashMap<>();
    List<String> missing = new ArrayList<>();
    for (FileInfo file : batch) {
      if (file.signedUrl() == null) {
        missing.add(file.path());
      } else {
        urls.put(file.path(), file.signedUrl());
      }
    }
    if (!missing.isEmpty()) {
      SignedFiles.urls(client, versionId, missing, SignedUrlOperation.READ)
          .forEach((path, url) -> urls.put(path, url.signedUrl()));
    }
    return urls;
  }

  private void download(FileInfo file, String url, Path target) {
    Long size = file.fileSize();
    DownloadTarget to =
        size == null ? DownloadTarget.file(target) : DownloadTarget.file(target).withLength(size);
    AtomicReference<@Nullable String> first = new AtomicReference<>(url);
    storage.download(() -> firstOrFresh(first.getAndSet(null), file.path()), to);
  }

  private String firstOrFresh(@Nullable String first, String path) {
    if (first != null) {
      return first;
    }
    Map<String, SignedUrl> urls =
        SignedFiles.urls(client, versionId, List.of(path), SignedUrlOperation.READ);
    return SignedFiles.needed(urls, path).signedUrl();
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The failure that led here is more important; a file remains.
    }
  }
}
