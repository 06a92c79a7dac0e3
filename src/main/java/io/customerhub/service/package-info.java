/**
 * What the services of all areas share. A service does what an action promises: it checks the request, masks what it shows
 * and leaves SQL to the packages that own the tables.
 */
@NullMarked
package io.customerhub.service;

import org.jspecify.annotations.NullMarked;
