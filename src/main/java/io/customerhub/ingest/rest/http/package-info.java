/**
 * What is asked of an API and what it answers: requests made of templates and values, answers with their JSON, and the
 * failures that both can end in. How bytes get over the network is left to {@link
 * io.customerhub.ingest.rest.http.HttpCalls}.
 */
@NullMarked
package io.customerhub.ingest.rest.http;

import org.jspecify.annotations.NullMarked;
