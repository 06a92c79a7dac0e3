package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.access.ActionRegistry;
import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.access.Operations;
import io.customerhub.access.Outcome;
import io.customerhub.access.RequestException;
import io.customerhub.access.Role;
import io.customerhub.record.StreamName;
import io.customerhub.service.state.BackfillStream;
import io.customerhub.service.state.PauseStream;
import io.customerhub.service.state.ResumeStream;
import io.customerhub.service.state.RunStreamNow;
import io.customerhub.service.state.SeeOverview;
import io.customerhub.service.state.ShowStream;
import io.customerhub.service.state.StateActions;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WriteObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the services tell of a hub that runs, and what they make it do. */
final class StateOfAHubTest {

    private static final StreamName CUSTOMERS = new StreamName("erp", "customers");
    private static final Caller OPERATOR = Caller.person("ann", Set.of(Role.OPERATOR), "127.0.0.1");
    private static final Caller READER = Caller.person("rea", Set.of(Role.READER), "127.0.0.1");

    @TempDir
    Path directory;

    private final String url = TestDatabase.fresh();

    @Test
    void aStreamIsSeenPausedResumedAndReadNow() throws IOException {
        HubProject project = HubProject.create(directory, 50);
        Path route = directory.resolve("routes/erp/customers.camel.yaml");
        Files.writeString(route, Files.readString(route).replace("every: 200ms", "every: 1h"));
        project.drop(
                "customers", "one.csv", HubProject.customers(0, 100) + "X,Y,Z,unknown status,2026-01-02T10:00:00\n");
        try (RunningHub hub = RunningHub.start(project.settings(url), Map.of(), WriteObserver.NONE);
                Warehouse warehouse = Warehouse.open(url)) {
            Gate gate = gate(warehouse);
            HubProject.await(() -> hub.hub().pipeline() != null
                    && gate.perform(READER, new SeeOverview()).account().read() == 101);
            project.drop("customers", "two.csv", HubProject.customers(100, 150));
            gate.perform(OPERATOR, new RunStreamNow(CUSTOMERS, "the file is there"));
            HubProject.await(
                    () -> gate.perform(READER, new SeeOverview()).account().read() == 151);
            HubProject.await(() -> !gate.perform(OPERATOR, new ShowStream(CUSTOMERS))
                            .stages()
                            .isEmpty()
                    && gate.perform(READER, new SeeOverview()).streams().get(0).recordsLastHour() == 151);
            seen(gate);
            gate.perform(OPERATOR, new PauseStream(CUSTOMERS, "upgrade"));
            SeeOverview.StreamRow paused =
                    gate.perform(READER, new SeeOverview()).streams().get(0);
            assertThat(paused.state()).isEqualTo("paused");
            assertThat(paused.message()).contains("ann", "upgrade");
            assertThat(paused.nextPoll()).isNull();
            refused(() -> gate.perform(OPERATOR, new RunStreamNow(CUSTOMERS, "")), "HUB-RUN-020");
            assertThat(gate.perform(OPERATOR, new ResumeStream(CUSTOMERS, false, ""))
                            .figures())
                    .containsEntry("resumed", 1L);
            assertThat(gate.perform(OPERATOR, new ResumeStream(CUSTOMERS, false, ""))
                            .figures())
                    .containsEntry("resumed", 0L);
        }
    }

    private static void seen(Gate gate) {
        SeeOverview.Answer overview = gate.perform(READER, new SeeOverview());
        assertThat(overview.account()).isEqualTo(new SeeOverview.Account(151, 150, 0, 0, 1, 0, true));
        SeeOverview.StreamRow row = overview.streams().get(0);
        assertThat(row.stream()).isEqualTo("erp/customers");
        assertThat(row.state()).isEqualTo("up");
        assertThat(row.lettersOpen()).isEqualTo(1);
        assertThat(row.lettersNew()).isEqualTo(1);
        assertThat(row.complete()).isBetween(0.9, 1.0);
        assertThat(row.judged()).isGreaterThan(150);
        assertThat(row.valid()).as("the refused record is one of them").isBetween(0.5, 1 - 0.5 / row.judged());
        assertThat(row.nextPoll()).isAfter(overview.at().plusSeconds(3_000));
        assertThat(overview.minutes()).isNotEmpty();
        ShowStream.Answer shown = gate.perform(OPERATOR, new ShowStream(CUSTOMERS));
        assertThat(shown.stages())
                .extracting(ShowStream.StageRow::stage)
                .containsExactly("identify", "map", "cleanse", "standardize", "validate", "load");
        assertThat(shown.stages()).allSatisfy(stage -> {
            assertThat(stage.medianMillis()).isPositive();
            assertThat(stage.slowMillis()).isGreaterThanOrEqualTo(stage.medianMillis());
        });
        assertThat(shown.files()).extracting(ShowStream.FileRow::name).contains("one.csv", "two.csv");
        assertThat(shown.causes()).singleElement().satisfies(cause -> assertThat(cause.unfinished())
                .isEqualTo(1));
        assertThat(shown.runs()).isNotEmpty();
        assertThat(shown.configuration()).isNotNull();
        assertThat(shown.position()).isNotNull();
        // the position may hold a key
        assertThat(gate.perform(READER, new ShowStream(CUSTOMERS)).position()).isNull();
    }

    @Test
    void whatCannotBeDoneIsRefusedInWords() {
        try (Warehouse warehouse = Warehouse.open(url)) {
            Gate gate = gate(warehouse);
            StreamName none = new StreamName("erp", "none");
            refused(() -> gate.perform(READER, new ShowStream(none)), "HUB-RUN-023");
            refused(() -> gate.perform(OPERATOR, new PauseStream(none, "")), "HUB-RUN-023");
            refused(() -> gate.perform(OPERATOR, new BackfillStream(CUSTOMERS, null, " ")), "HUB-RUN-021");
            refused(() -> gate.perform(OPERATOR, new BackfillStream(CUSTOMERS, "7", "again")), "HUB-RUN-022");
            refused(() -> gate.perform(READER, new PauseStream(CUSTOMERS, "")), "HUB-PERM-001");
            assertThat(gate.perform(OPERATOR, new BackfillStream(CUSTOMERS, null, "again"))
                            .figures())
                    .containsEntry("asked", 1L);
        }
    }

    private static Gate gate(Warehouse warehouse) {
        StateActions actions =
                new StateActions(warehouse, Clock.systemUTC(), () -> Set.of(CUSTOMERS), (request, actor) -> List.of());
        return new Gate(new ActionRegistry(actions.all()), entry -> {}, new Operations() {
            @Override
            public long begin(Caller caller, String action, String subject, String purpose) {
                return 1;
            }

            @Override
            public void done(long operation, Outcome outcome) {}

            @Override
            public void failed(long operation, String code, @Nullable String message) {}
        });
    }

    private static void refused(Runnable request, String code) {
        assertThatThrownBy(request::run)
                .isInstanceOfSatisfying(RequestException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code));
    }
}
