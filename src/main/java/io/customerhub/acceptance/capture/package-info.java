/**
 * Writes down what a real web source answers, so that it can be replayed in tests: personal data masked by class with its
 * shape kept, secrets removed.
 */
@NullMarked
package io.customerhub.acceptance.capture;

import org.jspecify.annotations.NullMarked;
