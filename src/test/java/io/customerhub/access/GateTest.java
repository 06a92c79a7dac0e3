package io.customerhub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.access.Action.Effect;
import io.customerhub.access.RequestException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What stands before every action. */
final class GateTest {

    private static final Caller OPERATOR = Caller.person("olga", Set.of(Role.OPERATOR), "127.0.0.1");

    private final List<String> happened = new ArrayList<>();
    private boolean isLogAway;

    record Reveal(int letter) implements Request<Outcome> {
        @Override
        public String subject() {
            return "letter " + letter;
        }

        @Override
        public String purpose() {
            return "failed-record";
        }
    }

    record Dismiss(int letter) implements Request<Outcome> {
        @Override
        public String subject() {
            return "letter " + letter;
        }
    }

    record Unknown() implements Request<Outcome> {
        @Override
        public String subject() {
            return "";
        }
    }

    private final Gate gate = new Gate(
            new ActionRegistry(List.of(
                    new Action<>(
                            "letters.reveal",
                            Reveal.class,
                            Outcome.class,
                            Permission.PERSONAL_REVEAL,
                            Effect.REVEAL,
                            "Reveals.",
                            (caller, request) -> did("revealed")),
                    new Action<>(
                            "letters.dismiss",
                            Dismiss.class,
                            Outcome.class,
                            Permission.LETTERS_DECIDE,
                            Effect.CHANGE,
                            "Dismisses.",
                            (caller, request) -> {
                                if (request.letter() == 404) {
                                    throw new RequestException(Reason.UNKNOWN, "HUB-DL-001", "there is no letter 404");
                                }
                                if (request.letter() == 500) {
                                    throw new IllegalStateException("王小明 was here");
                                }
                                return did("dismissed");
                            }))),
            this::note,
            new Kept());

    @Test
    void whatIsRevealedIsNotedBeforeItIsShown() {
        gate.perform(OPERATOR, new Reveal(7));

        assertThat(happened).containsExactly("letters.reveal letter 7 failed-record DONE", "revealed");
    }

    @Test
    void whatCannotBeNotedIsNeitherShownNorDone() {
        isLogAway = true;

        assertThatThrownBy(() -> gate.perform(OPERATOR, new Reveal(7))).hasMessage("the log is away");
        assertThatThrownBy(() -> gate.perform(OPERATOR, new Dismiss(7))).hasMessage("the log is away");

        assertThat(happened).containsExactly("begin letters.dismiss", "failed IllegalStateException");
    }

    @Test
    void aChangeIsNotedBeforeAndAfterAndKeptWithItsResult() {
        gate.perform(OPERATOR, new Dismiss(7));

        assertThat(happened)
                .containsExactly(
                        "begin letters.dismiss",
                        "letters.dismiss letter 7  ASKED",
                        "dismissed",
                        "done {dismissed=1}",
                        "letters.dismiss letter 7  DONE");
    }

    @Test
    void aFailedChangeIsKeptWithItsCodeAndAFaultTellsNoValue() {
        assertThatThrownBy(() -> gate.perform(OPERATOR, new Dismiss(404))).hasMessage("there is no letter 404");
        assertThatThrownBy(() -> gate.perform(OPERATOR, new Dismiss(500))).isInstanceOf(IllegalStateException.class);

        assertThat(happened)
                .contains("failed HUB-DL-001", "failed IllegalStateException")
                .noneMatch(line -> line.contains("王小明"));
    }

    @Test
    void whoMayNotIsRefusedAndTheRefusalIsNoted() {
        Caller reader = Caller.person("rita", Set.of(Role.READER), "127.0.0.1");

        assertThatThrownBy(() -> gate.perform(reader, new Dismiss(7)))
                .isInstanceOfSatisfying(RequestException.class, refused -> assertThat(refused.code())
                        .isEqualTo("HUB-PERM-001"));

        assertThat(happened).containsExactly("letters.dismiss letter 7  REFUSED");
        assertThat(gate.allows(reader, Dismiss.class)).isFalse();
        assertThat(gate.allows(OPERATOR, Dismiss.class)).isTrue();
    }

    @Test
    void whatHasNoRuleIsNotDone() {
        assertThatThrownBy(() -> gate.perform(OPERATOR, new Unknown())).isInstanceOf(IllegalStateException.class);
        assertThat(happened).isEmpty();
    }

    @Test
    void aTokenMayNeverMoreThanItsScopes() {
        Caller token =
                new Caller("olga", Caller.Kind.TOKEN, Set.of(Role.OPERATOR), Set.of(Permission.STATE_SEE), "127.0.0.1");

        assertThat(token.may(Permission.LETTERS_DECIDE)).isFalse();
        assertThat(token.permissions()).containsExactly(Permission.STATE_SEE);
    }

    private Outcome did(String what) {
        happened.add(what);
        return Outcome.of(what, 1);
    }

    private void note(AuditTrail.Entry entry) {
        if (isLogAway) {
            throw new IllegalStateException("the log is away");
        }
        happened.add(entry.action() + " " + entry.subject() + " " + entry.purpose() + " " + entry.result());
    }

    private final class Kept implements Operations {
        @Override
        public long begin(Caller caller, String action, String subject, String purpose) {
            happened.add("begin " + action);
            return 1;
        }

        @Override
        public void done(long operation, Outcome outcome) {
            happened.add("done " + outcome.figures());
        }

        @Override
        public void failed(long operation, String code, @Nullable String message) {
            happened.add("failed " + code);
        }
    }
}
