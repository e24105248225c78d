package io.github.modelregistry.sandbox.internal.spec;

import io.github.modelregistry.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a specification.
 *
 * @param id its {@code operationId}
 * @param method the method in capitals
 * @param template the path, parameters in braces
 * @param parameters the declared parameters
 * @param requestBody what the document says about the body, or null when there is none
 */
public record SpecOperation(
    String id,
    String method,
    String template,
    List<SpecParameter> parameters,
    @Nullable JsonValue requestBody) {}
