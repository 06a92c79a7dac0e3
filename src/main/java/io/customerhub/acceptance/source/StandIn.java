package io.customerhub.acceptance.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands in for a source system during a case. It is real: a folder with files, a database, a web server. A new kind
 * is a {@link PlaceKind}, a form of {@code SourceContent} and a stand-in here.
 */
public sealed interface StandIn extends AutoCloseable
        permits FolderStandIn, DatabaseStandIn, HttpStandIn, PostingStandIn, RecordingProxy {

    /**
     * What an option says instead.
     *
     * @param written what the route says, with its placeholders
     */
    String place(String written);

    /** A bean that the place names and that the route needs, instead of its own of that name. */
    default Optional<Bean> bean(String written) {
        return Optional.empty();
    }

    /** True when it passes on what it is asked to the real system, which then needs the real settings of the route. */
    default boolean needsCredentials() {
        return false;
    }

    /**
     * The hub has begun to read; a source that sends by itself does so now.
     *
     * @param address where the hub takes posts; null when no route takes any
     * @throws InterruptedException when the thread is interrupted while it waits for answers
     */
    default void send(@Nullable String address) throws InterruptedException {
        // most are read
    }

    /** How many requests it has got; 0 where nothing is asked. */
    default int requests() {
        return 0;
    }

    /** What it was asked that nobody listed, and what was listed and nobody asked; one line each. */
    default List<String> complaints() {
        return List.of();
    }

    @Override
    void close();

    /**
     * A bean of a route file.
     *
     * @param name its name
     * @param type its class
     * @param properties its properties
     */
    record Bean(String name, String type, Map<String, String> properties) {}
}
