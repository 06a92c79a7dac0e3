/**
 * Reads JSON APIs page by page: follows pages and children, keeps positions, and never takes an error for an empty
 * answer. What is said to an API and what its answers mean is in the packages below.
 */
@NullMarked
package io.customerhub.ingest.rest;

import org.jspecify.annotations.NullMarked;
