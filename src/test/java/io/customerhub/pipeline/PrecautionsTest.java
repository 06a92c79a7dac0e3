package io.customerhub.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.RunningHub;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.CrashTraces;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PrecautionsTest {

    private static final StreamName STREAM = new StreamName("erp", "customers");
    private static final StreamName OTHER = new StreamName("shop", "orders");

    private final String url = TestDatabase.fresh();
    private final Warehouse warehouse = Warehouse.open(WarehouseSettings.of(url));

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void aPlaceWhereReadingItselfEndsTheHubThreeTimesIsReadNoMore() {
        Precautions first = afterCrash();
        assertThat(first.mayRead(STREAM, "file#0")).isTrue();
        Precautions second = afterCrash();
        assertThat(second.mayRead(STREAM, "file#0")).isTrue();
        Precautions third = afterCrash();
        assertThat(third.mayRead(STREAM, "file#0")).isFalse();
        assertThat(third.mayRead(STREAM, "file#2000")).isTrue();
    }

    @Test
    void aHubThatEndsAtAnotherPlaceEachTimeIsReadOn() {
        for (int crash = 0; crash < 6; crash++) {
            assertThat(afterCrash().mayRead(STREAM, "file#" + crash)).isTrue();
        }
    }

    @Test
    void whileTheCulpritIsSoughtInOneStreamTheOthersWaitUnlessThatOneCannotBeRead() {
        assertThat(afterCrash().mustWait(OTHER, stream -> true)).isFalse();
        afterCrash().mayRead(STREAM, "file#0");
        Precautions sought = afterCrash();

        assertThat(sought.mustWait(OTHER, stream -> true)).isTrue();
        assertThat(sought.mustWait(STREAM, stream -> true)).isFalse();
        assertThat(sought.mustWait(OTHER, stream -> stream.equals(OTHER)))
                .as("the suspect is not in service")
                .isFalse();
        sought.yielded(STREAM);
        assertThat(sought.mustWait(OTHER, stream -> true)).isFalse();
    }

    @Test
    void aStreamThatWasReadToItsEndIsTrustedAgain() {
        Precautions careful = afterCrash();
        careful.mayRead(STREAM, "file#0");
        careful.sound(STREAM);
        assertThat(new CrashTraces(warehouse).all()).isEmpty();
    }

    /** What a hub knows that starts after one more unclean end. */
    private Precautions afterCrash() {
        RunningHub.execute(
                url,
                "INSERT INTO hub.stream AS s (system, stream, crashes) VALUES ('erp', 'customers', 1)"
                        + " ON CONFLICT (system, stream) DO UPDATE SET crashes = s.crashes + 1");
        Precautions precautions = new Precautions(new CrashTraces(warehouse));
        precautions.learn();
        return precautions;
    }
}
