/** Customer Hub: brings the customers of many source systems into one warehouse. This package only starts it. */
@NullMarked
package io.customerhub;

import org.jspecify.annotations.NullMarked;
