/**
 * Makes golden customers of all records in one go: reads them, lets the core of matching say which are one, and hands the
 * customers to the warehouse. The way between the warehouse and the core, which knows no database.
 */
@NullMarked
package io.customerhub.resolution;

import org.jspecify.annotations.NullMarked;
