/**
 * What a look at a source shows without taking anything from it: records before and after, letters that would arise,
 * drift and quality. It is told of batches by whoever carries them and knows neither Camel nor a warehouse.
 */
@NullMarked
package io.customerhub.preview;

import org.jspecify.annotations.NullMarked;
