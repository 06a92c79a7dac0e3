/** Tests of matching, with a generator of people whose records are full of errors. */
@org.jspecify.annotations.NullMarked
package io.customerhub.match;
