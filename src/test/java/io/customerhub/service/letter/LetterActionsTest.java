package io.customerhub.service.letter;

import static io.customerhub.service.letter.LetterScene.ALICE;
import static io.customerhub.service.letter.LetterScene.BOB;
import static io.customerhub.service.letter.LetterScene.CONTACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.access.AuditTrail.Result;
import io.customerhub.access.Caller;
import io.customerhub.access.Request;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.access.Role;
import io.customerhub.service.RevealPurpose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LetterActionsTest {

    /** A person whose values must never be seen without a purpose. */
    private static final String CANARY =
            "{\"id\":\"K-9911-X\",\"full_name\":\"Canaria Goldfeder\",\"mail\":\"canaria.goldfeder@example.org\","
                    + "\"born\":\"17.04.1983\",\"state\":\"X\",\"remark\":\"calls from 0171 5550199\"}";

    private static final List<String> SECRETS =
            List.of("Canaria", "Goldfeder", "canaria", "goldfeder", "17.04", "5550199", "K-9911-X");

    @TempDir
    Path folder;

    private LetterScene scene;

    @BeforeEach
    void open() {
        scene = new LetterScene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aGroupSaysWhatIsWrongAndHowMuchOfItThereIs() {
        long first = scene.record("1", "{\"id\":\"1\",\"state\":\"X\"}");
        scene.record("2", "{\"id\":\"2\",\"state\":\"Y\"}");
        scene.record(CONTACTS, "3", "{\"id\":\"3\"}", "HUB-MAP-001", null);
        scene.as(ALICE, new DismissLetters(LetterChoice.of(first), "a test account"));

        FindGroups.Groups found = scene.as(ALICE, FindGroups.UNFINISHED);
        assertThat(found.groups()).hasSize(2);
        assertThat(found.upTo()).isEqualTo(3);
        GroupView group = found.groups().stream()
                .filter(one -> one.code().equals("HUB-VAL-001"))
                .findFirst()
                .orElseThrow();
        assertThat(group.counts()).containsEntry(LetterState.OPEN, 1L).containsEntry(LetterState.DISMISSED, 1L);
        assertThat(group.unfinished()).isEqualTo(1);
        assertThat(group.trend()).hasSize(24).last().isEqualTo(2L);
        assertThat(group.owner()).isEqualTo("crm-owner@example.com");
        assertThat(group.isStillFailing()).as("it came once").isFalse();
        assertThat(group.sentence()).contains("field 'status' of crm/contacts").contains("validate");
        assertThat(group.oldest()).isNotNull();

        scene.as(ALICE, new NoteLetters(group.group(), null, "the CRM sends a new code"));
        scene.as(BOB, new AssignLetters(group.group(), null, "carol"));
        ShowGroup.Group shown = scene.as(ALICE, new ShowGroup(group.group()));
        assertThat(shown.notes()).extracting(NoteView::note).containsExactly("the CRM sends a new code");
        assertThat(shown.group().assignee()).isEqualTo("carol");
        assertThatThrownBy(() -> scene.as(ALICE, new ShowGroup("0000")))
                .isInstanceOfSatisfying(RequestException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.UNKNOWN));
    }

    @Test
    void noAnswerButARevealedOneHoldsAValueOfAPerson() {
        long canary = scene.record("K-9911-X", CANARY);
        scene.line("K-9911-X;Canaria Goldfeder;canaria.goldfeder@example.org");
        String group = scene.as(ALICE, FindGroups.UNFINISHED).groups().get(0).group();
        List<Request<?>> asked = List.of(
                FindGroups.UNFINISHED,
                new ShowGroup(group),
                new ListLetters(LetterFilter.ALL, null, 0),
                new ShowLetter(canary),
                new ShowLetter(canary + 1),
                new NoteLetters(null, canary, "looked at"),
                new DismissLetters(LetterChoice.of(canary), "a test account"),
                new RestoreLetters(LetterChoice.of(canary)));
        for (Request<?> request : asked) {
            String answer = String.valueOf(scene.as(ALICE, request));
            assertThat(answer).as(request.getClass().getSimpleName()).doesNotContain(SECRETS);
        }
        assertThat(scene.noted.toString()).doesNotContain(SECRETS);
        assertThat(scene.as(ALICE, new ListLetters(keyed("K-9911-X"), null, 0)).letters())
                .hasSize(1);
        assertThat(scene.noted.toString()).as("a key that is looked for").doesNotContain(SECRETS);
    }

    private static LetterFilter keyed(String key) {
        return new LetterFilter(
                "crm",
                "contacts",
                List.of(),
                null,
                null,
                null,
                key,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void aGroupIsStillFailingWhenALaterDeliveryBringsMoreOfIt() {
        scene.record("1", "{\"id\":\"1\",\"state\":\"X\"}");
        assertThat(scene.as(ALICE, FindGroups.UNFINISHED).groups().get(0).isStillFailing())
                .isFalse();
        // what came before was another delivery
        scene.warehouse.transact(connection ->
                connection.createStatement().executeUpdate("UPDATE hub.dead_letter_group SET first_delivery = 0"));
        scene.record("2", "{\"id\":\"2\",\"state\":\"X\"}");
        assertThat(scene.as(ALICE, FindGroups.UNFINISHED).groups().get(0).isStillFailing())
                .isTrue();
    }

    @Test
    void aLetterIsShownFieldByFieldWithTheOneThatFailed() {
        long letter = scene.record("K-9911-X", CANARY);
        LetterView view = scene.as(ALICE, new ShowLetter(letter));
        assertThat(view.fields())
                .filteredOn(LetterView.Field::isFailing)
                .extracting(LetterView.Field::path, LetterView.Field::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("state", "X"));
        assertThat(view.path())
                .filteredOn(step -> step.outcome() == LetterView.Step.Outcome.REFUSED)
                .extracting(LetterView.Step::step)
                .containsExactly("validate");
        assertThat(view.versions()).hasSize(1);
        assertThat(view.today())
                .extracting(field -> field.attribute())
                .containsExactly("name", "email", "birth_date", "status");
        assertThat(view.next())
                .contains("dead-letters.dismiss", "dead-letters.edit")
                .doesNotContain("dead-letters.restore");
        assertThat(view.links().sameOrigin().count()).isZero();
        assertThat(view.links().customer()).isNull();
    }

    @Test
    void whatIsRevealedIsNotedBeforeAndIsLimited() {
        long letter = scene.record("K-9911-X", CANARY);
        RevealLetter asked = new RevealLetter(letter, RevealPurpose.FAILED_RECORD, "INC-17");
        RevealLetter.Revealed revealed = scene.as(ALICE, asked);
        assertThat(revealed.fields()).containsEntry("full_name", "Canaria Goldfeder");
        assertThat(scene.noted.get(0).purpose()).isEqualTo("failed-record, case INC-17");
        for (int i = 0; i < 29; i++) {
            scene.as(ALICE, asked);
        }
        assertThatThrownBy(() -> scene.as(ALICE, asked)).isInstanceOf(RequestException.class);
        assertThat(scene.as(BOB, asked).fields()).isNotEmpty();
    }

    @Test
    void whoMayNotSeeLettersSeesCountsOnly() {
        long letter = scene.record("1", "{\"id\":\"1\"}");
        Caller reader = Caller.person("rita", Set.of(Role.READER), "127.0.0.1");
        assertThat(scene.as(reader, FindGroups.UNFINISHED).groups()).hasSize(1);
        for (Request<?> refused : List.of(
                new ShowLetter(letter),
                new ListLetters(LetterFilter.ALL, null, 0),
                new RevealLetter(letter, RevealPurpose.INCIDENT, null),
                new DismissLetters(LetterChoice.of(letter), "because"))) {
            assertThatThrownBy(() -> scene.as(reader, refused))
                    .isInstanceOfSatisfying(RequestException.class, no -> assertThat(no.reason())
                            .isEqualTo(Reason.FORBIDDEN));
        }
        assertThat(scene.noted).extracting(entry -> entry.result()).containsOnly(Result.REFUSED);
    }

    @Test
    void ofTwoPeopleWhoDecideAtOnceOneDecides() throws Exception {
        for (int round = 0; round < 10; round++) {
            long letter = scene.record("1", "{\"id\":\"1\",\"round\":" + round + "}");
            CountDownLatch both = new CountDownLatch(2);
            ExecutorService threads = Executors.newFixedThreadPool(2);
            List<Future<Boolean>> outcomes = new ArrayList<>();
            for (Caller caller : List.of(ALICE, BOB)) {
                outcomes.add(threads.submit(() -> {
                    both.countDown();
                    both.await();
                    try {
                        scene.as(caller, new DismissLetters(LetterChoice.of(letter), "decided by " + caller.name()));
                        return true;
                    } catch (RequestException late) {
                        assertThat(late.reason()).isEqualTo(Reason.CONFLICT);
                        return false;
                    }
                }));
            }
            assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get())).containsExactlyInAnyOrder(true, false);
            threads.shutdown();
        }
    }

    @Test
    void aDecisionByFilterLeavesWhatComesLater() {
        scene.record("1", "{\"id\":\"1\"}");
        FindGroups.Groups seen = scene.as(ALICE, FindGroups.UNFINISHED);
        long later = scene.record("2", "{\"id\":\"2\"}");
        LetterFilter group = LetterFilter.ofGroup(seen.groups().get(0).group());
        assertThat(scene.as(ALICE, new DismissLetters(LetterChoice.of(group, seen.upTo()), "test data"))
                        .figures())
                .containsEntry("dismissed", 1L);
        assertThat(scene.as(ALICE, new ShowLetter(later)).letter().state()).isEqualTo(LetterState.OPEN);
        assertThatThrownBy(() ->
                        scene.as(ALICE, new DismissLetters(new LetterChoice(List.of(), group, null), "all of them")))
                .isInstanceOfSatisfying(
                        RequestException.class, no -> assertThat(no.reason()).isEqualTo(Reason.INVALID));
    }

    @Test
    void pagesFollowOneAnotherUnderEachFilter() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(
                    0,
                    scene.record(
                            CONTACTS, "" + i, "{\"id\":\"" + i + "\"}", i % 2 == 0 ? "HUB-A" : "HUB-B", "f" + i % 3));
        }
        for (LetterFilter filter : List.of(
                LetterFilter.ALL,
                LetterFilter.ALL.in(List.of(LetterState.OPEN)),
                LetterFilter.ALL.in(List.of(LetterState.OPEN, LetterState.PLANNED)),
                keyed("3"),
                coded("HUB-A", null),
                coded(null, "f1"))) {
            List<Long> paged = new ArrayList<>();
            Long before = null;
            do {
                ListLetters.Page page = scene.as(ALICE, new ListLetters(filter, before, 2));
                page.letters().forEach(row -> paged.add(row.id()));
                before = page.next();
            } while (before != null);
            List<Long> expected = ids.stream()
                    .filter(id -> fits(filter, (int) (id - ids.get(ids.size() - 1))))
                    .toList();
            assertThat(paged).as(filter.toString()).isEqualTo(expected);
        }
    }

    private static boolean fits(LetterFilter filter, int number) {
        return (filter.key() == null || filter.key().equals("" + number))
                && (filter.code() == null || (number % 2 == 0) == filter.code().equals("HUB-A"))
                && (filter.field() == null || filter.field().equals("f" + number % 3));
    }

    private static LetterFilter coded(String code, String field) {
        return new LetterFilter(
                null, null, List.of(), null, code, field, null, null, null, null, null, null, null, null, null, null);
    }
}
