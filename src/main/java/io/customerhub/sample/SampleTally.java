package io.customerhub.sample;

import io.customerhub.sample.SampleCounts.Flaw;
import io.customerhub.sample.SampleCounts.StreamCount;
import io.customerhub.sample.world.SourceSystem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what is written into the sample systems. Not for several threads. */
final class SampleTally {
    private final List<Stream> streams = new ArrayList<>();

    /** The counter of one stream, made at first use. */
    Stream stream(SourceSystem system, String name) {
        for (Stream stream : streams) {
            if (stream.system == system && stream.name.equals(name)) {
                return stream;
            }
        }
        Stream stream = new Stream(system, name);
        streams.add(stream);
        return stream;
    }

    SampleCounts counts() {
        return new SampleCounts(streams.stream()
                .sorted(Comparator.comparing(stream -> stream.system))
                .map(stream -> new StreamCount(
                        stream.system.id(), stream.name, stream.rows, stream.rows - stream.repeats, stream.broken))
                .toList());
    }

    /** Counts one stream. */
    static final class Stream {
        private final SourceSystem system;
        private final String name;
        private final Map<Flaw, Long> broken = new EnumMap<>(Flaw.class);
        private long rows;
        private long repeats;

        private Stream(SourceSystem system, String name) {
            this.system = system;
            this.name = name;
        }

        /** A whole row with a key that was not there before. */
        void record() {
            rows++;
        }

        /** A whole row with another version of a record that was there before. */
        void repeat() {
            rows++;
            repeats++;
        }

        /** A broken row. */
        void broken(Flaw flaw) {
            broken.merge(flaw, 1L, Long::sum);
        }
    }
}
