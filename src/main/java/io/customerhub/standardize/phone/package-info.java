/**
 * Phone numbers by the rules of libphonenumber, whose metadata is compiled to digit automata so that plain numbers cost a
 * fraction of a microsecond. Everything that is not plainly a number in digits is answered by libphonenumber itself.
 */
@NullMarked
package io.customerhub.standardize.phone;

import org.jspecify.annotations.NullMarked;
