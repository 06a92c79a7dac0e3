/**
 * The sample shop: a REST API with tokens that expire, pages with cursors, and faults as real ones have them. It serves
 * the demo and the tests; it keeps its records in memory.
 */
@NullMarked
package io.customerhub.sample.shop;

import org.jspecify.annotations.NullMarked;
