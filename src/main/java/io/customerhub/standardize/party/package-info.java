/**
 * Who a name names: one person, several people or an organization. It knows frequent names of people and the words of
 * organizations, and says so when they do not decide.
 */
@NullMarked
package io.customerhub.standardize.party;

import org.jspecify.annotations.NullMarked;
