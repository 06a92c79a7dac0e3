package io.customerhub.identity;

import static io.customerhub.identity.IdentityFixture.HERE;
import static io.customerhub.identity.IdentityFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.access.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccountStoreTest {

    @TempDir
    private Path data;

    private IdentityFixture hub;
    private AccountStore accounts;

    @BeforeEach
    void open() {
        hub = new IdentityFixture(data);
        accounts = hub.accounts;
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void anAccountHasItsRolesAndNoPasswordAtFirst() {
        accounts.add("Wang.Li@example.com", "王丽", Set.of(Role.STEWARD, Role.AUDITOR), "boss");

        Account wang = accounts.find("wang.li@EXAMPLE.com").orElseThrow();
        assertThat(wang.name()).isEqualTo("wang.li@example.com");
        assertThat(wang.shownName()).isEqualTo("王丽");
        assertThat(wang.roles()).containsExactlyInAnyOrder(Role.STEWARD, Role.AUDITOR);
        assertThat(wang.hasPassword()).isFalse();
        assertThat(wang.createdBy()).isEqualTo("boss");
        assertThat(accounts.all()).containsExactly(wang);
    }

    @Test
    void namesThatCouldBeTakenForOthersAreRefused() {
        accounts.add("wang", "", Set.of(), "boss");
        assertThatThrownBy(() -> accounts.add("WANG", "", Set.of(), "boss"))
                .hasMessage("there is a user 'wang' already");
        for (String name :
                List.of("", "w", "https://idp#1", "wаng", "wang li", "-wang", "w".repeat(65), "wang\u0000")) {
            assertThatThrownBy(() -> accounts.add(name, "", Set.of(), "boss"))
                    .as(name)
                    .extracting("code")
                    .isEqualTo("HUB-USER-005");
        }
    }

    @Test
    void nobodyCanTakeTheLastAdminAway() {
        hub.person("boss", Role.ADMIN);
        hub.person("chief", Role.ADMIN);
        accounts.add("heir", "", Set.of(Role.ADMIN), "boss"); // has no password yet, so cannot sign in
        accounts.setRoles("chief", Set.of(Role.READER));

        refused("HUB-USER-008", () -> accounts.setRoles("boss", Set.of(Role.OPERATOR)));
        refused("HUB-USER-008", () -> accounts.setDisabled("boss", true));
        refused("HUB-USER-008", () -> accounts.removePassword("boss"));
        assertThat(accounts.hasAdmin()).isTrue();
        assertThat(hub.signIn.password("boss", PASSWORD, HERE)).isNotNull();
        refused("HUB-USER-007", () -> accounts.setRoles("nobody", Set.of()));
    }

    @Test
    void twoAdminsCannotTakeEachOtherAwayAtOnce() throws Exception {
        hub.person("boss", Role.ADMIN);
        hub.person("chief", Role.ADMIN);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Void>> both = List.of(
                    () -> {
                        accounts.setDisabled("boss", true);
                        return null;
                    },
                    () -> {
                        accounts.setRoles("chief", Set.of());
                        return null;
                    });
            long failed = threads.invokeAll(both).stream()
                    .filter(one -> {
                        try {
                            one.get();
                            return false;
                        } catch (Exception refused) {
                            return true;
                        }
                    })
                    .count();
            assertThat(failed).isEqualTo(1);
            assertThat(accounts.hasAdmin()).isTrue();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aPasswordThatWasTakenAwayWorksNoMore() {
        hub.person("boss", Role.ADMIN);
        hub.person("wang", Role.OPERATOR);
        String session = hub.signIn.password("wang", PASSWORD, HERE).secret();
        accounts.removePassword("wang");

        assertThat(hub.sessions.caller(session, HERE)).isEmpty();
        refused("HUB-USER-001", () -> hub.signIn.password("wang", PASSWORD, HERE));
    }

    private static void refused(String code, ThrowingCallable change) {
        assertThatThrownBy(change).extracting("code").isEqualTo(code);
    }
}
