/**
 * Reads JSON APIs page by page: asks, waits as told, tries again, and never takes an error for an empty answer. How bytes
 * get over the network is left to {@link io.customerhub.ingest.rest.HttpCalls}.
 */
@NullMarked
package io.customerhub.ingest.rest;

import org.jspecify.annotations.NullMarked;
