package io.customerhub.preview;

import io.customerhub.record.SourceRecord.Identity;
import java.util.List;
import java.util.Map;

/** What the warehouse holds of some keys of the stream. */
@FunctionalInterface
public interface LastLoaded {

    /** Key, version and hash of those that are loaded, by key; a key that is not loaded is not there. */
    Map<String, Identity> of(List<String> keys);
}
