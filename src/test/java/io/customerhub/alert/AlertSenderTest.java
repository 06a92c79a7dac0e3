package io.customerhub.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.customerhub.SettableClock;
import io.customerhub.alert.Finding.Subject;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is sent when; the other side is a list that can be switched off. */
final class AlertSenderTest {

    private final Warehouse warehouse = Warehouse.open(TestDatabase.fresh());
    private final AlertStore store = new AlertStore(warehouse);
    private final SettableClock clock = new SettableClock("2026-11-20T12:00:00Z");
    private final Reachable targets = new Reachable();
    private final List<Finding> matters = new ArrayList<>();
    private final AlertSender sender = new AlertSender(warehouse, targets, clock, null);
    private final AlertWatch watch = new AlertWatch(
            warehouse,
            List.of(AlertSource.of(Set.of(AlertKind.PAUSED, AlertKind.ACCOUNTING), () -> List.copyOf(matters))),
            sender,
            clock,
            alerts -> {});

    @Test
    void anAlertIsToldOnceAndAgainWhenItsCauseIsBackLater() {
        lookAndSend();
        matters.add(paused("crm/contacts"));
        lookAndSend();
        clock.add(Duration.ofMinutes(3));
        lookAndSend();
        assertThat(targets.sent).hasSize(2).allMatch(message -> message.contains("crm/contacts is paused"));
        matters.clear();
        lookAndSend();
        clock.add(Duration.ofHours(1));
        lookAndSend();
        assertThat(targets.sent).hasSize(4);
        matters.add(paused("crm/contacts"));
        lookAndSend();
        assertThat(targets.sent).hasSize(6);
    }

    @Test
    void whoWasToldIsToldOnceThatItIsOverWhenItHasBeenSoForAWhile() {
        lookAndSend();
        matters.add(paused("crm/contacts"));
        lookAndSend();
        matters.clear();
        lookAndSend();
        clock.add(Duration.ofMinutes(9));
        lookAndSend();
        assertThat(targets.sent).as("it may be back yet").hasSize(2);
        clock.add(Duration.ofMinutes(1));
        lookAndSend();
        lookAndSend();
        assertThat(targets.sent).hasSize(4);
        assertThat(targets.sent.get(3))
                .contains("Customer Hub, over: crm/contacts is paused")
                .contains("(gone since 2026-11-20T12:00:00Z)");
        assertThat(store.deliveries(1))
                .extracting(Alert.Delivery::target, Alert.Delivery::news, Alert.Delivery::state)
                .containsExactly(
                        tuple("mail", "raised", "sent"),
                        tuple("mail", "resolved", "sent"),
                        tuple("webhook", "raised", "sent"),
                        tuple("webhook", "resolved", "sent"));
    }

    @Test
    void aCauseThatComesAndGoesIsToldOnceAndItsEndOnce() {
        lookAndSend();
        for (int i = 0; i < 10; i++) {
            matters.add(paused("crm/contacts"));
            lookAndSend();
            clock.add(Duration.ofMinutes(2));
            matters.clear();
            lookAndSend();
            clock.add(Duration.ofMinutes(7));
            lookAndSend();
        }
        assertThat(targets.sent).hasSize(2);
        clock.add(Duration.ofMinutes(5));
        lookAndSend();
        assertThat(targets.sent).hasSize(4).last().asString().contains("over: crm/contacts is paused");
    }

    @Test
    void whoWasNeverToldIsNotToldOfTheEnd() {
        lookAndSend();
        targets.down = Set.of("mail");
        matters.add(paused("crm/contacts"));
        lookAndSend();
        matters.clear();
        lookAndSend();
        targets.down = Set.of();
        clock.add(Duration.ofHours(2));
        lookAndSend();
        lookAndSend();
        assertThat(targets.sent.stream().filter(message -> message.startsWith("mail")))
                .singleElement()
                .asString()
                .contains("Customer Hub, error: crm/contacts is paused", "(gone since");
        assertThat(targets.sent.stream().filter(message -> message.startsWith("webhook")))
                .hasSize(2);
    }

    @Test
    void theEndIsToldWhoeverKnowsAndWaitsForTheEndOfQuietHours() {
        lookAndSend();
        matters.add(paused("crm/contacts"));
        lookAndSend();
        store.acknowledge(1, new Alert.Acknowledgement("ann", clock.instant(), "at it"));
        store.setQuietHours(
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneOffset.UTC, "ann", clock.instant()));
        clock.set("2026-11-20T23:00:00Z");
        matters.clear();
        lookAndSend();
        clock.set("2026-11-21T06:59:00Z");
        lookAndSend();
        assertThat(targets.sent).hasSize(2);
        clock.set("2026-11-21T07:00:00Z");
        lookAndSend();
        assertThat(targets.sent).hasSize(4).last().asString().contains("over: crm/contacts is paused");
    }

    @Test
    void aTestIsSentAtOnceToATargetThatWaitsAndHasNoEnd() {
        lookAndSend();
        targets.down = Set.of("mail");
        matters.add(paused("crm/contacts"));
        lookAndSend();
        targets.down = Set.of();
        long number = store.raiseTest("This is a test.", clock.instant());
        lookAndSend();
        clock.add(Duration.ofHours(1));
        lookAndSend();
        assertThat(store.deliveries(number))
                .extracting(Alert.Delivery::target, Alert.Delivery::news, Alert.Delivery::state)
                .containsExactly(tuple("mail", "raised", "sent"), tuple("webhook", "raised", "sent"));
        assertThat(targets.sent).hasSize(3);
    }

    @Test
    void whatSomebodyKnowsIsNotSentAnyMore() {
        lookAndSend();
        targets.down = Set.of("mail", "webhook");
        matters.add(paused("crm/contacts"));
        lookAndSend();
        long number = store.list(AlertStore.Filter.UNRESOLVED, 1, Long.MAX_VALUE)
                .get(0)
                .number();
        store.acknowledge(number, new Alert.Acknowledgement("ann", clock.instant(), "at it"));
        targets.down = Set.of();
        clock.add(Duration.ofHours(2));
        lookAndSend();
        assertThat(targets.sent).isEmpty();
        assertThat(store.deliveries(number)).extracting(Alert.Delivery::state).containsOnly("needless");
    }

    @Test
    void inQuietHoursOnlyTheCriticalIsSentAndTheRestIsOneMessageAtTheirEnd() {
        store.setQuietHours(
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneOffset.UTC, "ann", clock.instant()));
        lookAndSend();
        clock.set("2026-11-20T23:00:00Z");
        matters.add(paused("crm/contacts"));
        matters.add(paused("shop/orders"));
        lookAndSend();
        assertThat(targets.sent).isEmpty();
        matters.add(new Finding(
                AlertKind.ACCOUNTING, Subject.ofStream("erp/orders"), null, "1 run does not add up", Map.of()));
        lookAndSend();
        assertThat(targets.sent).hasSize(2).allMatch(message -> message.contains("does not add up"));
        matters.remove(1);
        clock.set("2026-11-21T06:59:00Z");
        lookAndSend();
        assertThat(targets.sent).hasSize(2);
        clock.set("2026-11-21T07:00:00Z");
        lookAndSend();
        assertThat(targets.sent).hasSize(4);
        assertThat(targets.sent.get(3))
                .contains("2 alerts")
                .contains("crm/contacts is paused")
                .contains("shop/orders is paused (gone since 2026-11-21T06:59:00Z)");
    }

    @Test
    void aTargetThatIsDownWaitsAloneAndGetsEverythingOnceWhenItIsBack() {
        lookAndSend();
        targets.down = Set.of("mail");
        matters.add(paused("crm/contacts"));
        lookAndSend();
        assertThat(targets.sent).hasSize(1).allMatch(message -> message.startsWith("webhook"));
        int asked = targets.asked;
        lookAndSend();
        assertThat(targets.asked).as("not asked again at once").isEqualTo(asked);
        for (int i = 0; i < 20; i++) {
            clock.add(Duration.ofMinutes(31));
            lookAndSend();
        }
        assertThat(targets.asked).isEqualTo(asked + 20);
        matters.add(paused("shop/orders"));
        targets.down = Set.of();
        clock.add(Duration.ofMinutes(31));
        lookAndSend();
        lookAndSend();
        assertThat(targets.sent.stream().filter(message -> message.startsWith("mail")))
                .singleElement()
                .asString()
                .contains("crm/contacts is paused", "shop/orders is paused");
        assertThat(store.targets()).allMatch(target -> target.failures() == 0);
        assertThat(store.deliveries(1))
                .extracting(Alert.Delivery::attempts, Alert.Delivery::result)
                .containsExactly(tuple(22, "sent"), tuple(1, "sent"));
    }

    @Test
    void aCrashAfterSendingSendsAgainAndLosesNothing() {
        lookAndSend();
        matters.add(paused("crm/contacts"));
        watch.look();
        targets.crashAfter = true;
        assertThatThrownBy(sender::send).isInstanceOf(CrashError.class);
        targets.crashAfter = false;
        new AlertSender(warehouse, targets, clock, null).send();
        assertThat(targets.sent.stream().filter(message -> message.startsWith("mail")))
                .hasSize(2);
        assertThat(targets.sent.stream().filter(message -> message.startsWith("webhook")))
                .hasSize(1);
    }

    @Test
    void aTargetThatIsNoLongerConfiguredIsForgottenAfterAWhile() {
        lookAndSend();
        targets.names = Set.of("mail");
        lookAndSend();
        assertThat(store.targets()).hasSize(2);
        clock.add(Duration.ofMinutes(6));
        lookAndSend();
        assertThat(store.targets()).extracting(AlertTarget::name).containsExactly("mail");
    }

    private void lookAndSend() {
        watch.look();
        sender.send();
    }

    private static Finding paused(String stream) {
        return new Finding(AlertKind.PAUSED, Subject.ofStream(stream), "HUB-PIPE-002", stream + " is paused", Map.of());
    }

    private static final class CrashError extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class Reachable implements AlertTargets {

        private final List<String> sent = new ArrayList<>();
        private Set<String> names = Set.of("mail", "webhook");
        private Set<String> down = Set.of();
        private boolean crashAfter;
        private int asked;

        @Override
        public Set<String> names() {
            return new TreeSet<>(names);
        }

        @Override
        public void send(String target, AlertMessage message) throws NotSentException {
            asked++;
            if (down.contains(target)) {
                throw new NotSentException("ConnectException", new IOException("down"));
            }
            sent.add(target + " " + message.headline() + "\n" + message.text());
            if (crashAfter) {
                throw new CrashError();
            }
        }
    }
}
