/** Value added tax numbers of Europe, with the check digits of each country; pure arithmetic on short texts. */
@NullMarked
package io.customerhub.standardize.vat;

import org.jspecify.annotations.NullMarked;
