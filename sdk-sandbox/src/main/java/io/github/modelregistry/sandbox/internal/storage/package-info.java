/** Object storage behind signed URLs, as vendors use it for large files. */
@NullMarked
package io.github.modelregistry.sandbox.internal.storage;

import org.jspecify.annotations.NullMarked;
