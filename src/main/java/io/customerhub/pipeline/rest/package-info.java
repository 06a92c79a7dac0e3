/**
 * The bean behind the {@code rest-api} Kamelet, its options, and its way to the network by camel-http. What is asked and
 * what answers mean is decided in {@code io.customerhub.ingest.rest}.
 */
@NullMarked
package io.customerhub.pipeline.rest;

import org.jspecify.annotations.NullMarked;
