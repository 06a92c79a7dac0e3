package io.customerhub.identity;

import static io.customerhub.identity.IdentityFixture.HERE;
import static io.customerhub.identity.IdentityFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.access.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SignInTest {

    @TempDir
    private Path data;

    private IdentityFixture hub;
    private SignIn signIn;

    @BeforeEach
    void open() {
        hub = new IdentityFixture(data);
        signIn = hub.signIn;
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void theFirstAdminIsMadeByACodeThatWorksOnceAndForFifteenMinutes() {
        assertThat(signIn.awaitsFirstAdmin()).isTrue();
        String old = signIn.firstAdminCode().orElseThrow().code();
        String late = signIn.firstAdminCode().orElseThrow().code();
        refused("HUB-USER-003", () -> signIn.firstAdmin(old, "wang", PASSWORD, HERE));
        hub.clock.add(Duration.ofMinutes(15));
        refused("HUB-USER-003", () -> signIn.firstAdmin(late, "wang", PASSWORD, HERE));

        String code = signIn.firstAdminCode().orElseThrow().code();
        refused("HUB-USER-004", () -> signIn.firstAdmin(code, "wang", "too short", HERE));
        OpenedSession opened = signIn.firstAdmin(code.toLowerCase().replace("-", " "), "Wang", PASSWORD, HERE);

        assertThat(opened.caller().roles()).containsExactly(Role.ADMIN);
        assertThat(hub.sessions.caller(opened.secret(), HERE)).contains(opened.caller());
        assertThat(signIn.awaitsFirstAdmin()).isFalse();
        assertThat(signIn.firstAdminCode()).isEmpty();
        refused("HUB-USER-003", () -> signIn.firstAdmin(code, "mallory", PASSWORD, HERE));
        assertThat(hub.accounts.find("mallory")).isEmpty();
        assertThat(hub.noted()).contains("wang sign-in.first-admin done", "unknown sign-in.code refused HUB-USER-003");
    }

    @Test
    void aSecondCodeMadeBeforeTheFirstAdminCannotMakeAnother() {
        hub.accounts.add("wang", "Wang", Set.of(Role.ADMIN), "shell");
        String code = signIn.firstAdminCode().orElseThrow().code();
        signIn.setPassword(signIn.passwordCode("wang").code(), PASSWORD, HERE);

        refused("HUB-USER-003", () -> signIn.firstAdmin(code, "mallory", PASSWORD, HERE));
    }

    @Test
    void aRightPasswordOpensANewSessionEachTime() {
        hub.person("wang", Role.OPERATOR);
        OpenedSession first = signIn.password("wang", PASSWORD, HERE);
        OpenedSession second = signIn.password(" WANG ", PASSWORD, HERE);

        assertThat(first.secret()).hasSize(43).isNotEqualTo(second.secret());
        assertThat(second.caller().name()).isEqualTo("wang");
        assertThat(second.caller().roles()).containsExactly(Role.OPERATOR);
        assertThat(first.toString()).doesNotContain(first.secret());
        assertThat(hub.noted().get(0)).isEqualTo("wang sign-in.password done");
    }

    @Test
    void wrongPasswordUnknownNameDisabledAndPasswordlessAccountsGetOneAnswer() {
        hub.person("wang", Role.OPERATOR);
        hub.person("gone", Role.OPERATOR);
        hub.accounts.setDisabled("gone", true);
        hub.accounts.add("fresh", "Fresh", Set.of(Role.OPERATOR), "test");
        List<String> answers = new ArrayList<>();
        for (String[] attempt : new String[][] {
            {"wang", "wrong password here"},
            {"nobody", PASSWORD},
            {"gone", PASSWORD},
            {"fresh", PASSWORD},
            {"fresh", ""},
            {"fresh", "nobody has this password, it only takes as long"}
        }) {
            assertThatThrownBy(() -> signIn.password(attempt[0], attempt[1], HERE))
                    .satisfies(refused -> answers.add(refused.getMessage()));
        }
        assertThat(answers).hasSize(6).containsOnly("name or password is wrong");
        assertThat(hub.noted())
                .contains(
                        "wang sign-in.password refused HUB-USER-001", "unknown sign-in.password refused HUB-USER-001");
        assertThat(hub.noted().toString()).doesNotContain("nobody");
    }

    @Test
    void guessingIsSlowedDownPerNameAlsoForNamesThatDoNotExistAndNeverForEver() {
        hub.person("wang", Role.OPERATOR);
        for (String name : List.of("wang", "nobody")) {
            for (int i = 0; i < 5; i++) {
                String address = "10.0.0." + i;
                refused("HUB-USER-001", () -> signIn.password(name, "wrong password here", address));
            }
            refused("HUB-USER-002", () -> signIn.password(name, PASSWORD, "10.0.1.1"));
        }
        hub.clock.add(Duration.ofSeconds(2));
        refused("HUB-USER-001", () -> signIn.password("wang", "wrong password here", "10.0.0.9"));
        hub.clock.add(Duration.ofSeconds(2));
        refused("HUB-USER-002", () -> signIn.password("wang", PASSWORD, "10.0.0.9"));
        for (int i = 0; i < 30; i++) {
            hub.clock.add(Duration.ofMinutes(5));
            refused("HUB-USER-001", () -> signIn.password("wang", "wrong password here", "10.0.0.9"));
        }
        hub.clock.add(Duration.ofMinutes(5));
        assertThat(signIn.password("wang", PASSWORD, "10.0.0.10").caller().name())
                .isEqualTo("wang");
        refused("HUB-USER-001", () -> signIn.password("wang", "wrong password here", "10.0.0.11"));
        assertThat(signIn.password("wang", PASSWORD, "10.0.0.11")).isNotNull();
    }

    @Test
    void guessingManyNamesFromOneAddressIsSlowedDown() {
        for (int i = 0; i < 20; i++) {
            String name = "name" + i;
            refused("HUB-USER-001", () -> signIn.password(name, "wrong password here", "10.0.0.1"));
        }
        refused("HUB-USER-002", () -> signIn.password("another", "wrong password here", "10.0.0.1"));
        refused("HUB-USER-001", () -> signIn.password("another", "wrong password here", "10.0.0.2"));
    }

    @Test
    void aRestartForgetsNoWrongAttempts() {
        hub.person("wang", Role.OPERATOR);
        for (int i = 0; i < 5; i++) {
            refused("HUB-USER-001", () -> signIn.password("wang", "wrong password here", HERE));
        }
        SignIn restarted = new SignIn(hub.warehouse, hub.sessions, hub.audit, hub.clock);
        refused("HUB-USER-002", () -> restarted.password("wang", PASSWORD, HERE));

        hub.clock.add(Duration.ofSeconds(3));
        assertThat(restarted.password("wang", PASSWORD, HERE)).isNotNull();
    }

    @Test
    void whatHasEndedIsClearedAway() {
        hub.person("wang", Role.OPERATOR);
        refused("HUB-USER-001", () -> signIn.password("nobody", "wrong password here", HERE));
        EndedRows ended = new EndedRows(hub.warehouse);
        assertThat(ended.remove(hub.clock.instant())).isZero();
        hub.clock.add(Duration.ofMinutes(31));
        assertThat(ended.remove(hub.clock.instant())).isGreaterThanOrEqualTo(3); // a session, a name, an address
        assertThat(ended.remove(hub.clock.instant())).isZero();
    }

    @Test
    void manyAttemptsAtOnceDoNotAllCountAsTheFirst() throws Exception {
        hub.person("wang", Role.OPERATOR);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Boolean>> attempts = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String address = "10.0.0." + i;
                attempts.add(() -> {
                    try {
                        signIn.password("wang", "wrong password here", address);
                        return true;
                    } catch (io.customerhub.access.RequestException refused) {
                        return refused.code().equals("HUB-USER-001");
                    }
                });
            }
            int tried = 0;
            for (Future<Boolean> one : threads.invokeAll(attempts)) {
                tried += one.get() ? 1 : 0;
            }
            assertThat(tried).isEqualTo(5);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aCodeOfTheAdminSetsThePasswordOnceAndEndsOtherSessions() {
        hub.person("wang", Role.OPERATOR);
        String before = signIn.password("wang", PASSWORD, HERE).secret();
        String code = signIn.passwordCode("wang").code();
        refused("HUB-USER-004", () -> signIn.setPassword(code, "123qweasdzxc", HERE));
        String another = "another long password";

        OpenedSession after = signIn.setPassword(code, another, HERE);

        assertThat(hub.sessions.caller(before, HERE)).isEmpty();
        assertThat(hub.sessions.caller(after.secret(), HERE)).isPresent();
        refused("HUB-USER-003", () -> signIn.setPassword(code, PASSWORD, HERE));
        refused("HUB-USER-001", () -> signIn.password("wang", PASSWORD, HERE));
        assertThat(signIn.password("wang", another, HERE)).isNotNull();
    }

    @Test
    void codesOfOneUseDoNotServeAnother() {
        hub.person("wang", Role.OPERATOR);
        String setPassword = signIn.passwordCode("wang").code();
        String link = signIn.linkCode("wang").code();

        refused("HUB-USER-003", () -> signIn.firstAdmin(setPassword, "mallory", PASSWORD, HERE));
        refused("HUB-USER-003", () -> signIn.link(setPassword, HERE));
        refused("HUB-USER-003", () -> signIn.setPassword(link, PASSWORD, HERE));
    }

    @Test
    void aLinkWorksOnceForTenMinutesAndFromTheMachineItselfOnly() {
        hub.person("demo", Role.OPERATOR);
        String foreign = signIn.linkCode("demo").code();
        refused("HUB-USER-003", () -> signIn.link(foreign, "192.168.1.4"));
        refused("HUB-USER-003", () -> signIn.link(foreign, "localhost.example.com"));
        OpenedSession opened = signIn.link(foreign, "::1");
        refused("HUB-USER-003", () -> signIn.link(foreign, HERE));
        String late = signIn.linkCode("demo").code();
        hub.clock.add(Duration.ofMinutes(10));
        refused("HUB-USER-003", () -> signIn.link(late, HERE));

        assertThat(hub.sessions.caller(opened.secret(), HERE)).isPresent();
        assertThat(hub.sessions.caller(opened.secret(), "192.168.1.4")).isEmpty();
    }

    @Test
    void whatCannotBeNotedOpensNoSession() {
        hub.person("wang", Role.OPERATOR);
        hub.warehouse.transact(
                connection -> connection.createStatement().execute("ALTER TABLE hub.audit RENAME TO gone"));

        assertThatThrownBy(() -> signIn.password("wang", PASSWORD, HERE)).isInstanceOf(RuntimeException.class);

        assertThat(hub.warehouse.<Long>transact(connection -> {
                    try (var found = connection
                            .createStatement()
                            .executeQuery("SELECT count(*) FROM hub.session WHERE account = 1")) {
                        found.next();
                        return found.getLong(1);
                    }
                }))
                .isEqualTo(1); // the one of the fixture
    }

    @Test
    void noSecretIsInTheDatabase() {
        hub.person("wang", Role.OPERATOR);
        String session = signIn.password("wang", PASSWORD, HERE).secret();
        String code = signIn.passwordCode("wang").code();
        String link = signIn.linkCode("wang").code();
        String token = hub.tokens
                .create("wang", "report", Set.of(io.customerhub.access.Permission.STATE_SEE), Duration.ofDays(1))
                .token();
        StringBuilder all = new StringBuilder();
        for (String table : List.of("account", "session", "one_time_code", "api_token", "audit")) {
            hub.warehouse.transact(connection -> {
                try (var found = connection
                        .createStatement()
                        .executeQuery("SELECT to_jsonb(t)::text FROM hub." + table + " t")) {
                    while (found.next()) {
                        all.append(found.getString(1)).append('\n');
                    }
                    return all;
                }
            });
        }
        assertThat(all.toString())
                .contains("wang")
                .doesNotContain(session, code, code.replace("-", ""), link, token, PASSWORD);
    }

    private static void refused(String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).extracting("code").isEqualTo(code);
    }
}
