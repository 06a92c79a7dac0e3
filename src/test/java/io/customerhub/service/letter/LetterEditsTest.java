package io.customerhub.service.letter;

import static io.customerhub.service.letter.LetterScene.ALICE;
import static io.customerhub.service.letter.LetterScene.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.service.RevealPurpose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LetterEditsTest {

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
    void anEditIsANewLetterAndTheOldOneIsSuperseded() {
        long letter = scene.record("1", "{\"id\":\"1\",\"full_name\":\"Li Na\",\"state\":\"X\",\"n\":1.50}");
        Map<String, Long> made = scene.as(ALICE, new EditLetter(letter, 1, null, Map.of("state", "A"), false))
                .figures();
        long next = made.get("letter");
        assertThat(made).containsEntry("edition", 2L);
        assertThat(payload(next)).isEqualTo("{\"id\":\"1\",\"full_name\":\"Li Na\",\"state\":\"A\",\"n\":1.50}");

        LetterView old = scene.as(ALICE, new ShowLetter(letter));
        assertThat(old.letter().state()).isEqualTo(LetterState.SUPERSEDED);
        assertThat(old.attempts())
                .extracting(attempt -> attempt.by() + " " + attempt.outcome())
                .containsExactly("alice edited");
        LetterView view = scene.as(ALICE, new ShowLetter(next));
        assertThat(view.letter().state()).isEqualTo(LetterState.OPEN);
        assertThat(view.letter().attempts()).isZero();
        assertThat(view.letter().firstSeen()).isEqualTo(old.letter().firstSeen());
        assertThat(view.versions()).hasSize(2);
        assertThat(view.versions().get(1).changes()).containsExactly(new LetterView.Change("state", "X", "A"));
        assertThat(view.versions().get(1).by()).isEqualTo("alice");
        GroupView group = scene.as(ALICE, FindGroups.UNFINISHED).groups().get(0);
        assertThat(group.unfinished()).isEqualTo(1);
        assertThat(group.trend()).last().isEqualTo(1L);
    }

    @Test
    void whoEditsWhatSomebodyElseHasEditedHearsOfIt() {
        long letter = scene.record("1", "{\"id\":\"1\",\"state\":\"X\"}");
        scene.as(ALICE, new EditLetter(letter, 1, "{\"id\":\"1\",\"state\":\"A\"}", Map.of(), false));
        assertConflict(() -> scene.as(BOB, new EditLetter(letter, 1, null, Map.of("state", "S"), false)));
        long other = scene.record("2", "{\"id\":\"2\",\"state\":\"X\"}");
        assertConflict(() -> scene.as(BOB, new EditLetter(other, 3, null, Map.of("state", "S"), false)));
        scene.as(ALICE, new DismissLetters(LetterChoice.of(other), "not now"));
        assertConflict(() -> scene.as(BOB, new EditLetter(other, 1, null, Map.of("state", "S"), false)));
    }

    private static void assertConflict(org.assertj.core.api.ThrowableAssert.ThrowingCallable edit) {
        assertThatThrownBy(edit).isInstanceOfSatisfying(RequestException.class, refused -> assertThat(refused.reason())
                .isEqualTo(Reason.CONFLICT));
    }

    @Test
    void ofTwoEditsAtOnceOneIsMade() throws Exception {
        for (int round = 0; round < 10; round++) {
            long letter = scene.record("1", "{\"id\":\"1\",\"state\":\"X\",\"round\":" + round + "}");
            CountDownLatch both = new CountDownLatch(2);
            ExecutorService threads = Executors.newFixedThreadPool(2);
            List<Future<Boolean>> made = new ArrayList<>();
            for (String state : List.of("A", "S")) {
                made.add(threads.submit(() -> {
                    both.countDown();
                    both.await();
                    try {
                        scene.as(ALICE, new EditLetter(letter, 1, null, Map.of("state", state), false));
                        return true;
                    } catch (RequestException late) {
                        assertThat(late.reason()).isEqualTo(Reason.CONFLICT);
                        return false;
                    }
                }));
            }
            assertThat(List.of(made.get(0).get(), made.get(1).get())).containsExactlyInAnyOrder(true, false);
            threads.shutdown();
        }
        assertThat(scene.as(ALICE, FindGroups.UNFINISHED).groups().get(0).unfinished())
                .isEqualTo(10);
    }

    @Test
    void anEditOfTheKeyIsRefusedUnlessItIsMeant() {
        long letter = scene.record("1", "{\"id\":\"1\",\"state\":\"X\"}");
        assertThatThrownBy(() -> scene.as(ALICE, new EditLetter(letter, 1, null, Map.of("id", "7"), false)))
                .isInstanceOfSatisfying(RequestException.class, refused -> assertThat(refused.code())
                        .isEqualTo("HUB-DL-009"));
        long next = scene.as(ALICE, new EditLetter(letter, 1, null, Map.of("id", "7"), true))
                .figures()
                .get("letter");
        assertThat(scene.as(ALICE, new ShowLetter(next)).letter().key()).isEqualTo("7");
    }

    @Test
    void anEditMustBeARecordAndAChange() {
        long letter = scene.record("1", "{\"id\":\"1\",\"full_name\":\"Canaria\"}");
        long line = scene.line("1;2");
        for (EditLetter wrong : List.of(
                new EditLetter(letter, 1, "[1]", Map.of(), false),
                new EditLetter(letter, 1, "{\"full_name\":\"Canaria\"", Map.of(), false),
                new EditLetter(letter, 1, null, Map.of(), false),
                new EditLetter(letter, 1, null, Map.of("full_name", "Canaria"), false),
                new EditLetter(letter, 1, null, Map.of("full_name.first[3]", "Canaria"), false),
                new EditLetter(line, 1, null, Map.of("id", "2"), false))) {
            assertThatThrownBy(() -> scene.as(ALICE, wrong)).isInstanceOfSatisfying(RequestException.class, refused -> {
                assertThat(refused.reason()).isEqualTo(Reason.INVALID);
                assertThat(refused.getMessage()).doesNotContain("Canaria");
            });
        }
    }

    @Test
    void mendingByRuleMakesNewVersionsOnceHoweverOftenItIsAsked() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            ids.add(scene.record("" + i, "{\"id\":\"" + i + "\",\"state\":\"" + (i % 3 == 0 ? "A" : "X") + "\"}"));
        }
        FindGroups.Groups seen = scene.as(ALICE, FindGroups.UNFINISHED);
        LetterChoice all =
                LetterChoice.of(LetterFilter.ofGroup(seen.groups().get(0).group()), seen.upTo());
        List<MendingRule> rules = List.of(MendingRule.map("state", Map.of("X", "S")));
        PreviewMending.Preview preview = scene.as(ALICE, new PreviewMending(all, rules));
        assertThat(preview.looked()).isEqualTo(450);
        assertThat(preview.isWhole()).isTrue();
        assertThat(preview.changed()).isEqualTo(300);
        assertThat(preview.samples()).hasSize(10);
        assertThat(preview.tried()).isEqualTo(200);
        assertThat(preview.passing()).isBetween(0L, 200L);
        assertThat(preview.samples().get(0).changes()).containsExactly(new LetterView.Change("state", "X", "S"));

        // as if the first try had died after some slices: those letters have new versions already
        scene.as(BOB, new MendLetters(LetterChoice.of(ids.subList(0, 150).toArray(Long[]::new)), rules, false));
        assertThat(scene.as(ALICE, new MendLetters(all, rules, false)).figures())
                .containsEntry("mended", 200L)
                .containsEntry("unchanged", 150L);
        assertThat(scene.as(ALICE, new MendLetters(all, rules, false)).figures())
                .containsEntry("mended", 0L);
        GroupView group = scene.as(ALICE, FindGroups.UNFINISHED).groups().get(0);
        assertThat(group.counts()).containsEntry(LetterState.OPEN, 450L).containsEntry(LetterState.SUPERSEDED, 300L);
        assertThat(scene.as(ALICE, new ListLetters(LetterFilter.ALL.in(List.of(LetterState.OPEN)), null, 1000))
                        .letters())
                .filteredOn(row -> row.edition() == 2)
                .hasSize(300);
    }

    @Test
    void lettersThatBecomeTheSameRecordBecomeOne() {
        long one = scene.record("1", "{\"id\":\"1\",\"state\":\"X \"}");
        long two = scene.record("1", "{\"id\":\"1\",\"state\":\" X\"}");
        assertThat(scene.as(
                                ALICE,
                                new MendLetters(LetterChoice.of(one, two), List.of(MendingRule.trim("state")), false))
                        .figures())
                .containsEntry("mended", 2L);
        assertThat(scene.as(ALICE, FindGroups.UNFINISHED).groups().get(0).unfinished())
                .isEqualTo(1);
    }

    @Test
    void anExportIsMaskedAndNoSpreadsheetFindsAFormulaInIt() {
        scene.record(
                "=cmd|' /C calc'!A0",
                "{\"id\":\"=cmd|' /C calc'!A0\",\"full_name\":\"Canaria Goldfeder\",\"state\":\"=1+1\"}");
        ExportPage csv = scene.as(ALICE, new ExportLetters(LetterFilter.ALL, ExportFormat.CSV, 0, null));
        assertThat(csv.header()).startsWith("id,system,stream,key");
        assertThat(csv.lines()).hasSize(1);
        assertThat(csv.lines().get(0)).contains(",'=").doesNotContain(",=", "Canaria", "Goldfeder", "calc");
        assertThat(csv.next()).isNull();
        ExportPage json = scene.as(ALICE, new ExportLetters(LetterFilter.ALL, ExportFormat.JSON_LINES, 0, null));
        assertThat(json.lines().get(0)).startsWith("{\"id\":1,").doesNotContain("Goldfeder");
        ExportPage whole = scene.as(
                ALICE,
                new ExportRevealed(LetterFilter.ALL, ExportFormat.JSON_LINES, 0, null, RevealPurpose.INCIDENT, "7"));
        assertThat(whole.lines().get(0)).contains("Canaria Goldfeder");
    }

    private String payload(long letter) {
        return scene.as(ALICE, new RevealLetter(letter, RevealPurpose.FAILED_RECORD, null))
                .payload();
    }
}
