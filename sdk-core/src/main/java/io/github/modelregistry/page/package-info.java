/** Lists that come in pages: walked lazily, ended safely, resumable by a token. */
@NullMarked
package io.github.modelregistry.page;

import org.jspecify.annotations.NullMarked;
