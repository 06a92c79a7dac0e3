package io.customerhub.warehouse;

import com.dynatrace.hash4j.hashing.Hashing;
import io.customerhub.record.StreamName;
import java.nio.charset.StandardCharsets;

/** The numbers of the hub's advisory locks: hashes of names, so that other programs in the database do not collide. */
final class AdvisoryLocks {

    private AdvisoryLocks() {}

    /** Held by a transaction that writes to the stream. */
    static long ofStream(StreamName stream) {
        return number("customer-hub stream " + stream);
    }

    /** Held by the session that holds the lease. */
    static long ofLease(String name) {
        return number("customer-hub lease " + name);
    }

    /** Held by the session that has the right of that name. */
    static long of(String name) {
        return number("customer-hub " + name);
    }

    private static long number(String name) {
        return Hashing.xxh3_64().hashBytesToLong(name.getBytes(StandardCharsets.UTF_8));
    }
}
