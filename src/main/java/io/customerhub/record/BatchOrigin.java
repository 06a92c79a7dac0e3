package io.customerhub.record;

import java.time.Instant;

/**
 * Where and when a batch was read.
 *
 * @param stream the stream it belongs to
 * @param route the id of the route that reads the stream
 * @param place what was read: a file name, a table, the path of an endpoint with its page; never with secrets or
 *     personal data
 * @param readAt when the file, page or table was opened
 * @param deliveredAt what orders deliveries when records have no version of their own: the file's time of last change,
 *     else the time of reading
 */
public record BatchOrigin(StreamName stream, String route, String place, Instant readAt, Instant deliveredAt) {}
