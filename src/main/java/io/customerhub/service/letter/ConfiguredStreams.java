package io.customerhub.service.letter;

import io.customerhub.config.StreamConfiguration;
import io.customerhub.record.StreamName;
import org.jspecify.annotations.Nullable;

/** Knows how streams are configured now. */
@FunctionalInterface
public interface ConfiguredStreams {

    /** The configuration of a stream; null when it has none that is sound. */
    @Nullable
    StreamConfiguration of(StreamName stream);
}
