package io.customerhub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void goodPasswordsNeedNoSpecialCharactersAndMayHaveAny() {
        for (String good : List.of(
                "correct horse battery",
                "        a b c d e",
                "马马虎虎一二三四五六七八",
                "🐎🐎🐎🐎🐎🐎🐎🐎abcd",
                "Z".repeat(60) + "abcd",
                "abcdefghij1 ".repeat(21))) {
            assertThatCode(() -> passwords.judge("wang", good)).as(good).doesNotThrowAnyException();
        }
    }

    @Test
    void badPasswordsAreRefusedWithTheReason() {
        refused("elevenchars", "at least 12 characters, found 11");
        refused("🐎🐎🐎🐎🐎🐎", "found 6");
        refused("x".repeat(250) + "abcdefgh", "at most 256");
        refused("123qweasdzxc", "most common");
        refused("1QAZ2wsx3EDC", "most common");
        refused("abababababababab", "different characters");
        refused("123456789012", "in their order");
        refused("zyxwvutsrqpon1", "in their order");
        refused("I am Wang and I say so", "name of the user");
        refused("my-customer-hub-1", "name of the user or of the hub");
    }

    @Test
    void theHashIsArgon2idWithTheParametersOfOwaspAndASaltOfItsOwn() {
        String hash = passwords.hash("correct horse battery");

        assertThat(hash)
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .isNotEqualTo(passwords.hash("correct horse battery"));
        assertThat(passwords.isRight("correct horse battery", hash)).isTrue();
        assertThat(passwords.isRight("correct horse batterz", hash)).isFalse();
        assertThat(passwords.isRight("nobody has this password, it only takes as long", null))
                .isFalse();
    }

    @Test
    void oneTextIsOnePasswordHoweverTheKeyboardSendsIt() {
        String hash = passwords.hash("cafe\u0301 au lait tous les jours");

        assertThat(passwords.isRight("caf\u00e9 au lait tous les jours", hash)).isTrue();
    }

    @Test
    void aNameThatIsNotThereTakesAsLong() {
        String hash = passwords.hash("correct horse battery");
        passwords.isRight("warm up", hash);
        Duration known = Duration.ZERO;
        Duration unknown = Duration.ZERO;
        for (int i = 0; i < 5; i++) {
            known = known.plus(time(hash));
            unknown = unknown.plus(time(null));
        }

        assertThat((double) unknown.toNanos() / known.toNanos()).isBetween(0.4, 2.5);
    }

    private Duration time(String hash) {
        long begun = System.nanoTime();
        passwords.isRight("wrong horse battery", hash);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void refused(String password, String why) {
        assertThatThrownBy(() -> passwords.judge("wang", password)).as(password).hasMessageContaining(why);
    }
}
