/**
 * The names of organizations taken apart: legal form, trading name, what is left, and the key by which names are compared.
 * Lists lie beside the classes; matching is by folded words, never by regular expressions.
 */
@NullMarked
package io.customerhub.standardize.organization;

import org.jspecify.annotations.NullMarked;
