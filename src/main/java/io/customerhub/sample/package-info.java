/**
 * A small world of customers in four source systems, partly real, mostly generated, for the demo, tests and benchmarks.
 * It knows nothing of the hub: it makes files, a database and a REST API that look like other people's systems.
 */
@NullMarked
package io.customerhub.sample;

import org.jspecify.annotations.NullMarked;
