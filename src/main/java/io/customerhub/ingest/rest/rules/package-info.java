/**
 * What an answer means and when the next request may go: the rules of the route, the rules of HTTP, and the rate that a
 * host allows.
 */
@NullMarked
package io.customerhub.ingest.rest.rules;

import org.jspecify.annotations.NullMarked;
