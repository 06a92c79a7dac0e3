/**
 * The figures as one HTML page that needs nothing else: charts are SVG that is drawn here, and each has its table. The
 * templates stand in {@code src/main/jte}.
 */
@NullMarked
package io.customerhub.report.page;

import org.jspecify.annotations.NullMarked;
