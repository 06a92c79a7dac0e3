/**
 * Who may use the hub: accounts and their roles, ways to sign in, sessions and API tokens. It owns {@code hub.account} and
 * what hangs on it; secrets are stored as hashes only.
 */
@NullMarked
package io.customerhub.identity;

import org.jspecify.annotations.NullMarked;
