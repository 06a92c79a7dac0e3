/**
 * What every page of the console is made of: request, texts in two languages, tables that export, forms and templates.
 * Templates escape what they show; nothing in here knows the web server.
 */
@NullMarked
package io.customerhub.console.page;

import org.jspecify.annotations.NullMarked;
