package io.customerhub.service.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.access.Action;
import io.customerhub.access.ActionRegistry;
import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.access.Outcome;
import io.customerhub.access.Permission;
import io.customerhub.access.Request;
import io.customerhub.access.RequestException;
import io.customerhub.access.Role;
import io.customerhub.audit.AuditKeys;
import io.customerhub.audit.AuditRow;
import io.customerhub.audit.AuditStore;
import io.customerhub.audit.AuditVerifier;
import io.customerhub.audit.Operation;
import io.customerhub.audit.OperationStore;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditActionsTest {

    /** A change, so that there is something to look up. */
    private record Paint(String subject) implements Request<Outcome> {}

    @TempDir
    private Path data;

    private final Caller auditor = Caller.person("zhao", Set.of(Role.AUDITOR), "127.0.0.1");
    private final Caller operator = Caller.person("wang", Set.of(Role.OPERATOR), "127.0.0.1");
    private final Warehouse warehouse = Warehouse.open(TestDatabase.fresh());
    private final OperationStore operations = new OperationStore(warehouse);
    private Gate gate;

    @BeforeEach
    void open() {
        AuditStore audit = new AuditStore(warehouse, AuditKeys.in(data));
        List<Action<?, ?>> actions = new ArrayList<>(
                new AuditActions(audit, new AuditVerifier(audit, data.resolve("heads")), operations).all());
        actions.add(new Action<>(
                "walls.paint",
                Paint.class,
                Outcome.class,
                Permission.LETTERS_DECIDE,
                Action.Effect.CHANGE,
                "Paints.",
                (caller, paint) -> {
                    if (paint.subject().isEmpty()) {
                        throw new RequestException(RequestException.Reason.INVALID, "HUB-AUD-006", "which wall?");
                    }
                    return Outcome.of("walls", 4);
                }));
        gate = new Gate(new ActionRegistry(actions), audit, operations);
    }

    @AfterEach
    void close() {
        operations.close();
        warehouse.close();
    }

    @Test
    void aChangeIsInTheLogBeforeAndAfterAndInTheListOfOperations() {
        gate.perform(operator, new Paint("room 1"));

        List<AuditRow> log = gate.perform(auditor, new AuditQuery(null, "walls.", null, null, null, null, null))
                .entries();
        assertThat(log).extracting(AuditRow::result).containsExactly("done", "asked");
        Operation kept =
                gate.perform(operator, OperationQuery.newest(10)).operations().get(0);
        assertThat(kept.figures()).containsEntry("walls", 4L);
        assertThat(log).extracting(AuditRow::operation).containsOnly(kept.number());
        assertThat(gate.perform(operator, new ShowOperation(kept.number()))).isEqualTo(kept);
    }

    @Test
    void aRefusalIsInTheLogAndFailuresKeepTheirCode() {
        assertThatThrownBy(() -> gate.perform(auditor, new Paint("room 1")))
                .hasMessageContaining("dead-letters:letter:decide");
        assertThatThrownBy(() -> gate.perform(operator, new Paint(""))).hasMessage("which wall?");

        List<AuditRow> log = gate.perform(auditor, new AuditQuery(null, "walls.paint", null, null, null, null, null))
                .entries();
        assertThat(log).extracting(AuditRow::result).containsExactly("failed", "asked", "refused");
        assertThat(log.get(0).detail()).isEqualTo("HUB-AUD-006");
        assertThat(gate.perform(operator, OperationQuery.newest(1))
                        .operations()
                        .get(0)
                        .message())
                .isEqualTo("which wall?");
    }

    @Test
    void onlyThoseWhoMaySeeTheWholeLog() {
        for (Role role : EnumSet.complementOf(EnumSet.of(Role.AUDITOR, Role.PRIVACY_OFFICER))) {
            Caller other = Caller.person("li", Set.of(role), "127.0.0.1");
            assertThatThrownBy(() -> gate.perform(other, AuditQuery.newest(1)))
                    .as(role.text())
                    .isInstanceOf(RequestException.class);
            assertThatThrownBy(() -> gate.perform(other, new VerifyAudit()))
                    .as(role.text())
                    .isInstanceOf(RequestException.class);
        }
    }

    @Test
    void everybodySeesTheOwnEntriesAndNoOthers() {
        gate.perform(operator, new Paint("room 1"));
        Caller token =
                new Caller("wang", Caller.Kind.TOKEN, Set.of(Role.OPERATOR), EnumSet.allOf(Permission.class), "::1");
        gate.perform(token, new Paint("room 2"));
        gate.perform(Caller.shell("wang"), new Paint("room 3"));
        gate.perform(Caller.person("li", Set.of(Role.OPERATOR), "::1"), new Paint("room 4"));

        assertThat(gate.perform(operator, new OwnAuditQuery(null, null)).entries())
                .extracting(AuditRow::subject)
                .containsExactly("room 2", "room 2", "room 1", "room 1");
        assertThat(gate.perform(Caller.shell("wang"), new OwnAuditQuery(null, null))
                        .entries())
                .extracting(AuditRow::subject)
                .containsOnly("room 3");
    }

    @Test
    void listsGoOnWhereThePageBeforeEnded() {
        for (int i = 0; i < 5; i++) {
            gate.perform(operator, new Paint("room " + i));
        }
        OperationPage first = gate.perform(operator, OperationQuery.newest(2));
        OperationPage second = gate.perform(operator, new OperationQuery(null, null, null, first.next(), 2));
        OperationPage third = gate.perform(operator, new OperationQuery(null, null, null, second.next(), 2));

        assertThat(first.operations()).extracting(Operation::subject).containsExactly("room 4", "room 3");
        assertThat(second.operations()).extracting(Operation::subject).containsExactly("room 2", "room 1");
        assertThat(third.operations()).extracting(Operation::subject).containsExactly("room 0");
        assertThat(third.next()).isNull();
        assertThatThrownBy(() -> gate.perform(operator, OperationQuery.newest(501)))
                .hasMessageContaining("1 to 500");
    }

    @Test
    void withoutALogNothingIsDone() {
        gate.perform(operator, new Paint("room 1"));
        warehouse.transact(connection -> connection.createStatement().execute("ALTER TABLE hub.audit RENAME TO gone"));

        assertThatThrownBy(() -> gate.perform(operator, new Paint("room 2"))).isInstanceOf(RuntimeException.class);

        assertThat(operations
                        .list(io.customerhub.audit.OperationFilter.ALL, Long.MAX_VALUE, 1)
                        .get(0)
                        .state())
                .isNotEqualTo(Operation.State.DONE);
    }
}
