/**
 * Who may do what: permissions, roles, the registry of all actions and the one gate that every face goes through. It rests
 * on the JDK alone; what an action does stands with its service.
 */
@NullMarked
package io.customerhub.access;

import org.jspecify.annotations.NullMarked;
