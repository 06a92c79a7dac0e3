/**
 * What tells a machine how the hub is: liveness, readiness per stream, and Prometheus metrics, on loopback. No personal
 * data, no payloads, no keys.
 */
@NullMarked
package io.customerhub.observe;

import org.jspecify.annotations.NullMarked;
