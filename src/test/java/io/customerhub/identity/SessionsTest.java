package io.customerhub.identity;

import static io.customerhub.identity.IdentityFixture.HERE;
import static io.customerhub.identity.IdentityFixture.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.access.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionsTest {

    @TempDir
    private Path data;

    private IdentityFixture hub;

    @BeforeEach
    void open() {
        hub = new IdentityFixture(data);
        hub.person("wang", Role.OPERATOR);
        hub.person("boss", Role.ADMIN);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void aSessionEndsAfterHalfAnHourWithoutUse() {
        String secret = begin();
        for (int i = 0; i < 4; i++) {
            hub.clock.add(Duration.ofMinutes(29));
            assertThat(hub.sessions.caller(secret, HERE)).isPresent();
        }
        hub.clock.add(Duration.ofMinutes(30));
        assertThat(hub.sessions.caller(secret, HERE)).isEmpty();
    }

    @Test
    void aSessionEndsAfterTwelveHoursHoweverMuchItIsUsed() {
        String secret = begin();
        for (int i = 0; i < 12 * 3 - 1; i++) {
            hub.clock.add(Duration.ofMinutes(20));
            assertThat(hub.sessions.caller(secret, HERE)).isPresent();
        }
        hub.clock.add(Duration.ofMinutes(20));
        assertThat(hub.sessions.caller(secret, HERE)).isEmpty();
    }

    @Test
    void signingOutEndsTheSessionAndIsNoted() {
        String secret = begin();
        String other = begin();
        hub.signIn.signOut(secret, HERE);

        assertThat(hub.sessions.caller(secret, HERE)).isEmpty();
        assertThat(hub.sessions.caller(other, HERE)).isPresent();
        assertThat(hub.noted().get(0)).isEqualTo("wang sign-in.out done");
    }

    @Test
    void allSessionsOfOnePersonCanBeEnded() {
        String first = begin();
        String second = begin();
        String boss = hub.signIn.password("boss", PASSWORD, HERE).secret();

        assertThat(hub.sessions.endAll("wang")).isEqualTo(3); // one is of the fixture

        assertThat(hub.sessions.caller(first, HERE)).isEmpty();
        assertThat(hub.sessions.caller(second, HERE)).isEmpty();
        assertThat(hub.sessions.caller(boss, HERE)).isPresent();
    }

    @Test
    void rolesAreThoseOfTheMomentAndDisablingEndsTheSession() {
        String secret = begin();
        hub.accounts.setRoles("wang", Set.of(Role.AUDITOR, Role.READER));
        assertThat(hub.sessions.caller(secret, "10.1.1.1").orElseThrow().roles())
                .containsExactlyInAnyOrder(Role.AUDITOR, Role.READER);
        hub.accounts.setDisabled("wang", true);
        assertThat(hub.sessions.caller(secret, HERE)).isEmpty();
        hub.accounts.setDisabled("wang", false);
        assertThat(hub.sessions.caller(secret, HERE)).isEmpty();
    }

    @Test
    void whatIsNoSecretFindsNoSession() {
        String secret = begin();
        for (String wrong : new String[] {"", "x", secret + "x", secret.substring(1), "' OR true --", "\u0000"}) {
            assertThat(hub.sessions.caller(wrong, HERE)).isEmpty();
        }
    }

    private String begin() {
        return hub.signIn.password("wang", PASSWORD, HERE).secret();
    }
}
