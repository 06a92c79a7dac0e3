/**
 * Measures the pages of the console over a store of any size, which it makes: dead letters of several streams, whose causes
 * are as unequal as causes are, and golden customers.
 */
@NullMarked
package io.customerhub.bench.console;

import org.jspecify.annotations.NullMarked;
