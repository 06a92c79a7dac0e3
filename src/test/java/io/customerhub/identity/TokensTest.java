package io.customerhub.identity;

import static io.customerhub.access.Permission.LETTERS_REPLAY;
import static io.customerhub.access.Permission.LETTERS_SEE;
import static io.customerhub.access.Permission.STATE_SEE;
import static io.customerhub.access.Permission.USERS_ADMINISTER;
import static io.customerhub.identity.IdentityFixture.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.access.Caller;
import io.customerhub.access.Permission;
import io.customerhub.access.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokensTest {

    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    private Path data;

    private IdentityFixture hub;
    private Tokens tokens;

    @BeforeEach
    void open() {
        hub = new IdentityFixture(data);
        tokens = hub.tokens;
        hub.person("wang", Role.OPERATOR);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void aTokenActsForItsOwnerWithinItsScopes() {
        CreatedToken made = tokens.create("wang", "nightly report", Set.of(STATE_SEE, LETTERS_SEE), WEEK);

        Caller caller = tokens.caller(made.token(), HERE).orElseThrow();

        assertThat(made.token()).startsWith("hub_").hasSize(47);
        assertThat(made.toString()).doesNotContain(made.token());
        assertThat(caller.name()).isEqualTo("wang");
        assertThat(caller.kind()).isEqualTo(Caller.Kind.TOKEN);
        assertThat(caller.permissions()).containsExactlyInAnyOrder(STATE_SEE, LETTERS_SEE);
        assertThat(caller.may(LETTERS_REPLAY)).isFalse();
        assertThat(caller.from()).isEqualTo(HERE + " token " + made.id());
    }

    @Test
    void aTokenLosesWhatItsOwnerLoses() {
        hub.person("boss", Role.ADMIN);
        String token = tokens.create("wang", "report", Set.of(STATE_SEE, LETTERS_REPLAY), WEEK)
                .token();
        hub.accounts.setRoles("wang", Set.of(Role.READER));
        assertThat(tokens.caller(token, HERE).orElseThrow().permissions()).containsExactly(STATE_SEE);
        hub.accounts.setDisabled("wang", true);
        assertThat(tokens.caller(token, HERE)).isEmpty();
    }

    @Test
    void aTokenWithMoreThanItsOwnerIsNotMade() {
        refused(Set.of(STATE_SEE, USERS_ADMINISTER), "label", WEEK, "does not have access:user:administer");
        refused(Set.of(), "label", WEEK, "could do nothing");
        refused(Set.of(STATE_SEE), " ", WEEK, "label");
        refused(Set.of(STATE_SEE), "label", Duration.ofDays(400), "1 to 366 days");
        refused(Set.of(STATE_SEE), "label", Duration.ZERO, "1 to 366 days");
    }

    @Test
    void expiredRevokedAndMistypedTokensDoNotWork() {
        CreatedToken made = tokens.create("wang", "report", Set.of(STATE_SEE), WEEK);
        for (String wrong :
                new String[] {"", "hub_", made.token() + "x", made.token().substring(4), "hub_" + "A".repeat(43)}) {
            assertThat(tokens.caller(wrong, HERE)).as(wrong).isEmpty();
        }
        hub.clock.add(WEEK);
        assertThat(tokens.caller(made.token(), HERE)).isEmpty();

        CreatedToken second = tokens.create("wang", "report", Set.of(STATE_SEE), WEEK);
        assertThatThrownBy(() -> tokens.revoke("boss", second.id()))
                .extracting("code")
                .isEqualTo("HUB-USER-011");
        tokens.revoke("wang", second.id());
        assertThat(tokens.caller(second.token(), HERE)).isEmpty();
        assertThatThrownBy(() -> tokens.revoke("wang", second.id()))
                .extracting("code")
                .isEqualTo("HUB-USER-011");
    }

    @Test
    void theLastUseIsNotedOnceAMinute() {
        String token = tokens.create("wang", "report", Set.of(STATE_SEE), WEEK).token();
        assertThat(only().usedAt()).isNull();
        Instant first = hub.clock.instant();
        tokens.caller(token, "10.0.0.1");
        hub.clock.add(Duration.ofSeconds(50));
        tokens.caller(token, "10.0.0.2");
        assertThat(only().usedAt()).isEqualTo(first);
        assertThat(only().usedFrom()).isEqualTo("10.0.0.1");
        hub.clock.add(Duration.ofSeconds(50));
        tokens.caller(token, "10.0.0.3");
        assertThat(only().usedAt()).isEqualTo(first.plusSeconds(100));
        assertThat(only().usedFrom()).isEqualTo("10.0.0.3");
    }

    private ApiToken only() {
        assertThat(tokens.of("wang")).hasSize(1);
        return tokens.of("wang").get(0);
    }

    private void refused(Set<Permission> scopes, String label, Duration life, String why) {
        assertThatThrownBy(() -> tokens.create("wang", label, scopes, life)).hasMessageContaining(why);
        assertThat(tokens.of("wang")).isEmpty();
    }
}
