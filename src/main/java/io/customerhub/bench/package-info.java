/**
 * Measures the hub against floors in one process run, as ratios: what PostgreSQL needs for the same finished rows, and
 * what the same stages need without Camel.
 */
@NullMarked
package io.customerhub.bench;

import org.jspecify.annotations.NullMarked;
