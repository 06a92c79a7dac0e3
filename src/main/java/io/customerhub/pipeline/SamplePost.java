package io.customerhub.pipeline;

/**
 * What a source would post, for a look: the registry has one then, and the connector reads it instead of listening.
 *
 * @param body the body of the post
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never changed
record SamplePost(byte[] body) {}
