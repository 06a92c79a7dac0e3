/**
 * What an e-mail address is made of, and what is known about the domains and names in it. Nothing here alters where a mail
 * goes: what providers make of dots and tags only enters the key for matching.
 */
@NullMarked
package io.customerhub.standardize.email;

import org.jspecify.annotations.NullMarked;
