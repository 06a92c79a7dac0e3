package io.customerhub.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MessagesTest {

    private static final Pattern USED = Pattern.compile("\\btext\\(\\s*\"([a-z][^\"]+)\"");
    private static final Pattern NAVIGATION = Pattern.compile("NavigationEntry\\(\\s*\\d+,\\s*\"([^\"]+)\"");

    /** Whole English words in a row; names of products, codes and units are the same in every language. */
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{3,} [A-Za-z]{3,} [A-Za-z]{2,}");

    private final Messages messages = Messages.load();

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(new TreeSet<>(messages.keys(Language.ZH))).isEqualTo(new TreeSet<>(messages.keys(Language.EN)));
    }

    @Test
    void bothLanguagesTakeTheSameArguments() {
        for (String key : messages.keys(Language.EN)) {
            assertThat(arguments(Language.ZH, key)).as(key).isEqualTo(arguments(Language.EN, key));
        }
    }

    private TreeSet<String> arguments(Language language, String key) {
        return new TreeSet<>(new MessageFormat(messages.pattern(language, key), language.locale()).getArgumentNames());
    }

    @Test
    void noChineseTextIsEnglish() {
        for (String key : messages.keys(Language.ZH)) {
            String text = messages.pattern(Language.ZH, key);
            assertThat(text).as(key).isNotBlank();
            assertThat(ENGLISH.matcher(text.replaceAll("\\{[^}]*}|`[^`]*`|\\./hub [a-z -]+", ""))
                            .find())
                    .as(key + " = " + text)
                    .isFalse();
        }
    }

    @Test
    void everyTextThatAPageAsksForIsThere() throws IOException {
        TreeSet<String> used = new TreeSet<>();
        for (String folder : List.of("src/main/jte/console", "src/main/java/io/customerhub/console")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String source = Files.readString(file);
                    collect(USED.matcher(source), used);
                    collect(NAVIGATION.matcher(source), used);
                }
            }
        }
        used.removeAll(messages.keys(Language.EN));
        // the rest of such a key is a word that the code chooses
        used.removeIf(key ->
                key.endsWith(".") && messages.keys(Language.EN).stream().anyMatch(known -> known.startsWith(key)));
        assertThat(used).as("keys without a message").isEmpty();
    }

    private static void collect(Matcher matcher, TreeSet<String> used) {
        while (matcher.find()) {
            used.add(matcher.group(1));
        }
    }

    @Test
    void countsAreWrittenAsTheLanguageDoes() {
        assertThat(new Written(Language.EN).number(1234567.5)).isEqualTo("1,234,567.5");
        assertThat(new Written(Language.ZH).share(0.1234)).isEqualTo("12.3%");
        assertThat(new Written(Language.EN).span(java.time.Duration.ofMinutes(5)))
                .isEqualTo("5 min");
        assertThat(new Written(Language.EN).time(java.time.Instant.parse("2026-01-02T03:04:05.678Z")))
                .isEqualTo("2026-01-02T03:04:05Z");
    }

    @Test
    void theLanguageIsTheOneChosenElseTheFirstOneAccepted() {
        assertThat(Language.of(null, "fr, zh-CN;q=0.8, en")).isEqualTo(Language.ZH);
        assertThat(Language.of("en", "zh")).isEqualTo(Language.EN);
        assertThat(Language.of("xx", null)).isEqualTo(Language.EN);
    }
}
