/** What a user sets about retry, and what operations say about it. */
@NullMarked
package io.github.modelregistry.retry;

import org.jspecify.annotations.NullMarked;
