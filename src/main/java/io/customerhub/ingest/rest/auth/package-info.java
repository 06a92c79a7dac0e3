/**
 * Who the hub says it is to an API: fixed secrets, and tokens that are fetched, shared, renewed and, where the server
 * replaces them, kept durably.
 */
@NullMarked
package io.customerhub.ingest.rest.auth;

import org.jspecify.annotations.NullMarked;
