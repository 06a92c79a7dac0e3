/**
 * Takes what sources post over HTTP: checks who sent it, gathers posts into batches, and answers only when the warehouse
 * has them. Netty reads without a thread per connection, so that slow senders cost a little memory and nothing else.
 */
@NullMarked
package io.customerhub.ingest.webhook;

import org.jspecify.annotations.NullMarked;
