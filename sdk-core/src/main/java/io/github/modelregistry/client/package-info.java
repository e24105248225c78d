/** What a user of any client sets and gets: settings, options of one view, responses and hooks. */
@NullMarked
package io.github.modelregistry.client;

import org.jspecify.annotations.NullMarked;
