package io.github.modelregistry.sandbox.internal.spec;

import java.util.Map;

/**
 * The operation that a request calls.
 *
 * @param operation the operation
 * @param pathParameters the decoded values of the parameters in its path
 */
public record MatchedOperation(SpecOperation operation, Map<String, String> pathParameters) {}
