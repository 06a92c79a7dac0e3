/**
 * What the hub tells people by itself: it finds what is the matter, raises one alert for each cause and subject, resolves it
 * when the cause is gone, and has it sent. Alerts hold counts, codes and names of streams and fields, never a value of a
 * record.
 */
@NullMarked
package io.customerhub.alert;

import org.jspecify.annotations.NullMarked;
