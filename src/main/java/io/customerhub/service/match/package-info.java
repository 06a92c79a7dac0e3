/**
 * What stewards decide about who is who, and matching itself: decisions, splits, their withdrawal, and a matching or
 * derivation of all customers. What is decided is stored first and followed at once unless the steward says later.
 */
@NullMarked
package io.customerhub.service.match;

import org.jspecify.annotations.NullMarked;
