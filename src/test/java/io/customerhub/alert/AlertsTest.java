package io.customerhub.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.alert.Finding.Subject;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AlertsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Warehouse warehouse = Warehouse.open(TestDatabase.fresh());
    private final AlertStore store = new AlertStore(warehouse);

    @Test
    void oneCauseIsOneAlertHoweverOftenItIsSeen() {
        settle(NOON, growth(20));
        settle(NOON.plusSeconds(15), growth(300));
        settle(NOON.plusSeconds(90), growth(300_000));
        assertThat(store.list(AlertStore.Filter.UNRESOLVED, 10, Long.MAX_VALUE))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.state()).isEqualTo(Alert.State.RAISED);
                    assertThat(alert.firstRaised()).isEqualTo(NOON);
                    assertThat(alert.lastSeen()).isEqualTo(NOON.plusSeconds(90));
                    assertThat(alert.finding().facts()).containsEntry("letters", 300_000L);
                    assertThat(alert.times()).isEqualTo(1);
                });
    }

    @Test
    void anAlertIsResolvedWhenItsCauseIsGoneAndOnlyThen() {
        settle(NOON, paused("crm/contacts"), paused("shop/orders"));
        settle(NOON.plusSeconds(15), paused("shop/orders"));
        settleOther(NOON.plusSeconds(30));
        assertThat(store.list(AlertStore.Filter.UNRESOLVED, 10, Long.MAX_VALUE))
                .extracting(alert -> alert.finding().subject().name())
                .containsExactly("shop/orders");
        assertThat(store.find(number("crm/contacts")).orElseThrow().resolvedAt())
                .isEqualTo(NOON.plusSeconds(15));
    }

    @Test
    void aCauseThatIsBackSoonIsTheSameAlertAndLaterANewOne() {
        settle(NOON, paused("crm/contacts"));
        long first = number("crm/contacts");
        settle(NOON.plusSeconds(15));
        settle(NOON.plusSeconds(30), paused("crm/contacts"));
        assertThat(number("crm/contacts")).isEqualTo(first);
        assertThat(store.find(first).orElseThrow().times()).isEqualTo(2);
        settle(NOON.plusSeconds(45));
        settle(NOON.plusSeconds(45).plus(AlertLedger.SOON), paused("crm/contacts"));
        assertThat(number("crm/contacts")).isGreaterThan(first);
    }

    @Test
    void whoKnowsOfAnAlertStaysSoWhenItComesBackSoon() {
        settle(NOON, paused("crm/contacts"));
        long number = number("crm/contacts");
        assertThat(store.acknowledge(number, new Alert.Acknowledgement("ann", NOON, "I am at it")))
                .isTrue();
        assertThat(store.acknowledge(number, new Alert.Acknowledgement("bob", NOON, "")))
                .isFalse();
        settle(NOON.plusSeconds(15));
        settle(NOON.plusSeconds(30), paused("crm/contacts"));
        assertThat(store.find(number).orElseThrow().state()).isEqualTo(Alert.State.ACKNOWLEDGED);
    }

    @Test
    void quietHoursMayGoOverMidnight() {
        QuietHours night =
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Asia/Shanghai"), "ann", NOON);
        assertThat(night.contain(Instant.parse("2026-11-20T13:59:59Z"))).isFalse();
        assertThat(night.contain(Instant.parse("2026-11-20T14:00:00Z"))).isTrue();
        assertThat(night.contain(Instant.parse("2026-11-20T22:59:59Z"))).isTrue();
        assertThat(night.contain(Instant.parse("2026-11-20T23:00:00Z"))).isFalse();
        store.setQuietHours(night);
        assertThat(store.quietHours()).contains(night);
        store.setQuietHours(null);
        assertThat(store.quietHours()).isEmpty();
    }

    private long number(String stream) {
        return store.list(new AlertStore.Filter(null, AlertKind.PAUSED, stream, false), 1, Long.MAX_VALUE)
                .get(0)
                .number();
    }

    private void settle(Instant now, Finding... findings) {
        warehouse.transact(connection -> {
            new AlertLedger(connection)
                    .settle(EnumSet.of(AlertKind.PAUSED, AlertKind.NEW_GROUP), List.of(findings), now);
            return true;
        });
    }

    /** A look that cannot tell whether streams are paused. */
    private void settleOther(Instant now) {
        warehouse.transact(connection -> {
            new AlertLedger(connection).settle(EnumSet.of(AlertKind.ACCOUNTING), List.of(), now);
            return true;
        });
    }

    private static Finding paused(String stream) {
        return new Finding(AlertKind.PAUSED, Subject.ofStream(stream), "HUB-PIPE-002", stream + " is paused", Map.of());
    }

    private static Finding growth(long letters) {
        return new Finding(
                AlertKind.NEW_GROUP,
                Subject.ofGroup("00000000000000ff", "crm/contacts"),
                "HUB-STD-003",
                letters + " unfinished dead letters in crm/contacts",
                Map.of("letters", letters));
    }
}
