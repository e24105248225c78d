package io.github.modelregistry.pieces;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.ErrorKind;
import io.github.modelregistry.runtime.ErrorFormat;
import io.github.modelregistry.runtime.ParsedError;

/**
 * Parses the error responses of Pieces OS: a sentence of plain text, sometimes none; never JSON.
 * What is gone has status 410. Status 404 is about the path, and says nothing about a model.
 */
final class PiecesErrorFormat implements ErrorFormat {

  private static final int UNAUTHORIZED = 401;
  private static final int NO_SUCH_ROUTE = 404;
  private static final int GONE = 410;

  @Override
  public ParsedError parse(int status, Headers headers, String body) {
    ParsedError.Builder error = ParsedError.builder();
    String sentence = body.strip();
    if (!sentence.isEmpty() && !sentence.startsWith("<")) { // a page of a proxy is no sentence
      error.message(sentence);
    }
    switch (status) {
      case UNAUTHORIZED ->
          error.advice(
              "Sign in to Pieces, in its desktop app on the machine that Pieces OS runs on: a"
                  + " client cannot do that.");
      case NO_SUCH_ROUTE ->
          error
              .kind(ErrorKind.OTHER)
              .advice(
                  "This release of Pieces OS does not support this operation; the model may exist:"
                      + " update Pieces OS, and check the base URL.");
      case GONE ->
          error.advice("There is no model with this id; list the models to find valid ids.");
      default -> {}
    }
    return error.build();
  }
}
