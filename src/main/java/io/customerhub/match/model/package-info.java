/**
 * What agreement and disagreement are worth (Fellegi and Sunter 1969), learned from the records themselves without any
 * labels. Weights are in bits: one bit doubles the odds that two records are of one customer.
 */
@NullMarked
package io.customerhub.match.model;

import org.jspecify.annotations.NullMarked;
