/** For drivers: token endpoints of OAuth 2.0, and transports whose calls log in as needed. */
@NullMarked
package io.github.modelregistry.oauth;

import org.jspecify.annotations.NullMarked;
