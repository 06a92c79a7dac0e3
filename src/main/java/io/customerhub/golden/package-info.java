/**
 * Makes one customer of the source records that are one: which id it has and which value of each attribute survives, with
 * the values that lost. Values come in, values go out; nothing here knows a database.
 */
@NullMarked
package io.customerhub.golden;

import org.jspecify.annotations.NullMarked;
