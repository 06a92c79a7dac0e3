package io.customerhub.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.record.StreamName;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever stands in a file, the readers answer with a value or with problems, soon, and never throw. */
class BrokenYamlTest {

    private static final String[] FRAGMENTS = {
        ": ",
        "- ",
        "{",
        "}",
        "[",
        "]",
        "\"",
        "'",
        "\t",
        "\n",
        "\n\n  ",
        "&a ",
        "*a",
        "<<: *a",
        "!!int ",
        "!!binary x",
        "|\n",
        ">-\n",
        "#",
        "? ",
        "---\n",
        "...\n",
        "%YAML 9.9\n",
        "\u0000",
        "\uFEFF",
        "\uD83D\uDE00",
        "null",
        "~",
        "9e999999999",
        ".nan",
        "-0",
        "true",
        "key: ",
        "fields: ",
        "from: ",
        "as: date",
        "\\",
        "[0]",
        "[999999999999]",
        "..",
        "@",
        "`",
        "%",
        "!",
        "\u0085",
        "\u2028"
    };

    @Test
    void noMutationOfAValidFileMakesAReaderThrow() {
        Random random = new Random(20260101);
        int read = 0;
        for (int round = 0; round < 6_000; round++) {
            boolean isContract = round % 2 == 0;
            byte[] content =
                    mutated(isContract ? ConfigurationReadersTest.CONTRACT : ConfigurationReadersTest.MAPPING, random);
            Problems problems = new Problems();
            Object result = isContract
                    ? new ContractReader().read("c.yaml", content, problems)
                    : new MappingReader(SampleStandardizers.ALL)
                            .read(StreamName.parse("crm/contacts"), "m.yaml", content, null, problems);
            assertThat(result == null).isEqualTo(!problems.isEmpty());
            assertThat(problems.sorted()).allSatisfy(problem -> {
                assertThat(problem.place().line()).isPositive();
                assertThat(problem.place().column()).isPositive();
                assertThat(problem.message()).doesNotContain("\n");
            });
            read += result == null ? 0 : 1;
        }
        // both outcomes happen, so the mutations are neither harmless nor hopeless
        assertThat(read).isBetween(50, 5_950);
    }

    @Test
    void aBillionLaughsEndInOneProblem() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            yaml.append("a").append(i).append(": &a").append(i).append(" [");
            for (int j = 0; j < 10; j++) {
                yaml.append(j == 0 ? "" : ", ").append("*a").append(i - 1);
            }
            yaml.append("]\n");
        }
        assertRefusedFast(yaml.toString(), "HUB-YAML-004");
    }

    @Test
    void anAliasInsideItsOwnAnchorEndsInOneProblem() {
        assertRefusedFast("fields: &a {email: *a}\n", "HUB-YAML-004");
    }

    @Test
    void bracketsWithoutEndAreRefusedAndNotFollowed() {
        assertRefusedFast("[".repeat(500_000), "HUB-YAML-004");
        assertRefusedFast("- ".repeat(200_000), "HUB-YAML-004");
        assertRefusedFast("{a: ".repeat(100_000), "HUB-YAML-004");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedUnread() {
        assertRefusedFast("#".repeat(2_000_000), "HUB-YAML-004");
    }

    @Test
    void bytesThatAreNotUtf8AreToldAsSuch() {
        Problems problems = new Problems();
        assertThat(YamlFile.read("m.yaml", new byte[] {'a', ':', ' ', (byte) 0xC4, (byte) 0xE3}, problems))
                .isNull();
        assertThat(problems.sorted()).extracting(Problem::code).containsExactly("HUB-YAML-002");
    }

    private static void assertRefusedFast(String yaml, String code) {
        Problems problems = new Problems();
        Object result = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> new MappingReader(SampleStandardizers.ALL)
                        .read(StreamName.parse("crm/contacts"), "m.yaml", yaml.getBytes(UTF_8), null, problems));
        assertThat(result).isNull();
        assertThat(problems.sorted()).extracting(Problem::code).containsExactly(code);
    }

    private static byte[] mutated(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int from = random.nextInt(changed.length());
            int to = Math.min(changed.length(), from + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> changed.delete(from, to);
                case 1 -> changed.insert(from, FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
                case 2 -> changed.replace(from, to, FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
                case 3 -> changed.insert(from, changed.substring(from, Math.min(changed.length(), from + 80)));
                default -> changed.setCharAt(from, (char) random.nextInt(0x250));
            }
            if (changed.isEmpty()) {
                changed.append('x');
            }
        }
        byte[] bytes = changed.toString().getBytes(UTF_8);
        if (random.nextInt(10) > 0) {
            return bytes;
        }
        ByteArrayOutputStream broken = new ByteArrayOutputStream();
        for (byte value : bytes) {
            broken.write(random.nextInt(400) == 0 ? random.nextInt(256) : value);
        }
        return broken.toByteArray();
    }
}
