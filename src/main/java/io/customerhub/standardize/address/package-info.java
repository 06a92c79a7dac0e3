/**
 * Postal addresses to parts: Chinese lines by the divisions of GB/T 2260, Japanese and Korean ones from large to small, all
 * others by the format of their country; and postal codes by country. Reads by rules and lists only, and leaves out what it
 * is not sure of.
 */
@NullMarked
package io.customerhub.standardize.address;

import org.jspecify.annotations.NullMarked;
