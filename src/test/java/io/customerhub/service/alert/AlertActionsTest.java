package io.customerhub.service.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.access.ActionRegistry;
import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.access.Operations;
import io.customerhub.access.Outcome;
import io.customerhub.access.RequestException;
import io.customerhub.access.Role;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AlertActionsTest {

    private static final Caller OPERATOR = Caller.person("ann", Set.of(Role.OPERATOR), "127.0.0.1");

    private final Warehouse warehouse = Warehouse.open(TestDatabase.fresh());
    private final Gate gate = new Gate(
            new ActionRegistry(
                    new AlertActions(warehouse, Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC))
                            .all()),
            entry -> {},
            new Unkept());

    @Test
    void aTestAlertIsThereAndNothingIsTheMatter() {
        long number = gate.perform(OPERATOR, new TestAlerts()).figures().get("alert");
        AlertView alert = gate.perform(OPERATOR, new ShowAlert(number)).alert();
        assertThat(alert.kind()).isEqualTo("test");
        assertThat(alert.state()).isEqualTo("resolved");
        assertThat(gate.perform(OPERATOR, ListAlerts.UNRESOLVED).alerts()).isEmpty();
        assertThat(gate.perform(OPERATOR, new ListAlerts("any", "test", null, null, null))
                        .alerts())
                .containsExactly(alert);
        assertThat(gate.perform(OPERATOR, new TestAlerts()).figures().get("alert"))
                .isNotEqualTo(number);
    }

    @Test
    void whatIsResolvedCannotBeAcknowledgedAndWhatIsUnknownIsSaid() {
        long number = gate.perform(OPERATOR, new TestAlerts()).figures().get("alert");
        assertThatThrownBy(() -> gate.perform(OPERATOR, new AcknowledgeAlert(number, "")))
                .isInstanceOfSatisfying(RequestException.class, refused -> assertThat(refused.code())
                        .isEqualTo("HUB-ALERT-021"));
        assertThatThrownBy(() -> gate.perform(OPERATOR, new AcknowledgeAlert(4711, "")))
                .isInstanceOfSatisfying(RequestException.class, refused -> assertThat(refused.code())
                        .isEqualTo("HUB-ALERT-020"));
    }

    @Test
    void quietHoursAreSetSeenAndTakenAway() {
        assertThat(gate.perform(OPERATOR, new SetQuietHours("22:00", "07:00", "Asia/Shanghai"))
                        .figures())
                .containsEntry("minutes", 540L);
        assertThat(gate.perform(OPERATOR, new SeeQuietHours()))
                .isEqualTo(new SeeQuietHours.Answer(
                        "22:00", "07:00", "Asia/Shanghai", "ann", Instant.parse("2026-11-20T12:00:00Z")));
        gate.perform(OPERATOR, new SetQuietHours(null, null, null));
        assertThat(gate.perform(OPERATOR, new SeeQuietHours()).from()).isNull();
        assertThatThrownBy(() -> gate.perform(OPERATOR, new SetQuietHours("25:00", "07:00", null)))
                .hasMessageContaining("25:00");
        assertThatThrownBy(() -> gate.perform(OPERATOR, new SetQuietHours("22:00", "07:00", "Moon/Base")))
                .hasMessageContaining("Moon/Base");
        assertThatThrownBy(() -> gate.perform(OPERATOR, new SetQuietHours("22:00", null, null)))
                .isInstanceOf(RequestException.class);
    }

    @Test
    void aReaderSeesAlertsAndChangesNone() {
        Caller reader = Caller.person("rea", Set.of(Role.READER), "127.0.0.1");
        assertThat(gate.perform(reader, ListAlerts.UNRESOLVED).alerts()).isEmpty();
        assertThatThrownBy(() -> gate.perform(reader, new TestAlerts())).isInstanceOf(RequestException.class);
        assertThatThrownBy(() -> gate.perform(reader, new SetQuietHours(null, null, null)))
                .isInstanceOf(RequestException.class);
    }

    /** Operations are kept by another package and tested there. */
    private static final class Unkept implements Operations {
        @Override
        public long begin(Caller caller, String action, String subject, String purpose) {
            return 1;
        }

        @Override
        public void done(long operation, Outcome outcome) {}

        @Override
        public void failed(long operation, String code, @Nullable String message) {}
    }
}
