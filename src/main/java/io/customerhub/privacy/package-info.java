/**
 * What of a record tells of a person, and how such values are masked, by their class. It rests on the JDK alone, so that
 * every part of the hub that shows or writes values of a source masks them alike.
 */
@NullMarked
package io.customerhub.privacy;

import org.jspecify.annotations.NullMarked;
