/**
 * What people can do with alerts: see them, acknowledge them, set quiet hours, and try whether they arrive. The command
 * line, the REST API and the console offer these actions and nothing else.
 */
@NullMarked
package io.customerhub.service.alert;

import org.jspecify.annotations.NullMarked;
