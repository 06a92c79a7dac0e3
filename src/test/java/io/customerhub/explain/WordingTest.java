package io.customerhub.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.EnglishSentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class WordingTest {

    private static final Pattern QUOTED = Pattern.compile("'([^' ]+)'");
    private static final Pattern TOLD = Pattern.compile("(HUB-[A-Z]+-\\d{3})\\s+(?:warning: )?(.+)");

    private final Wording wording = Wording.load();

    @Test
    void aMessageHasItsFactsInChineseToo() {
        assertThat(wording.said(
                        "HUB-VAL-003",
                        "the field 'mobile' breaks the contract crm-contacts, expected at most 20 characters; mend the value"
                                + " at the source or in the dead letter, or change the contract with its owner"))
                .isEqualTo("字段“mobile”不符合契约 crm-contacts，应为最多 20 个字符；请在来源处或在死信中修正该值，或与负责人一起修改契约");
        assertThat(wording.said(
                        "HUB-READ-021", "expected 3 columns, found 2 in line 7; a field that holds ',' must be quoted"))
                .isEqualTo("应有 3 列，第 7 行有 2 列；含有“,”的字段必须加引号");
    }

    @Test
    void aMessageWithoutASentenceIsToldByItsCodeWithItsFacts() {
        assertThat(wording.said("HUB-REST-002", "something new happened to 'pageSize' at shop.example.com, 42 times"))
                .isEqualTo("API 拒绝该请求（'pageSize'、shop.example.com、42）。请对照该 API 的文档检查 url 和参数名称。");
    }

    @Test
    void whatAPersonWroteStaysAsItIs() {
        assertThat(wording.said(null, "the source is being upgraded")).isEqualTo("the source is being upgraded");
    }

    @Test
    void bothSidesOfEachSentenceHaveTheSameFactsAndTheChineseOneIsChinese() {
        Wording.sentences().forEach((english, chinese) -> {
            assertThat(new TreeSet<>(new SentencePattern(chinese).names()))
                    .as(english)
                    .isEqualTo(new TreeSet<>(new SentencePattern(english).names()));
            assertThat(EnglishSentence.in(chinese)).as(chinese).isEmpty();
        });
    }

    /** What {@code hub check} says of the wrong configurations and single mistakes that other tests hold. */
    @Test
    void noProblemOfAConfigurationIsToldInEnglishAndNoneLosesWhatItNames() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/wrong-configurations"))) {
            for (Path file : files.filter(path -> path.endsWith("expected.txt")).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        List<String> failures = new ArrayList<>();
        int told = 0;
        for (String line : lines) {
            Matcher problem = TOLD.matcher(line);
            if (problem.find()) {
                told++;
                String chinese = wording.said(problem.group(1), problem.group(2));
                if (!EnglishSentence.in(chinese).isEmpty()) {
                    failures.add(problem.group(2) + " -> " + chinese);
                }
                Matcher fact = QUOTED.matcher(problem.group(2));
                while (fact.find()) {
                    if (!chinese.contains(fact.group(1))) {
                        failures.add(problem.group(2) + " lost " + fact.group(1) + " -> " + chinese);
                    }
                }
            }
        }
        assertThat(told).isGreaterThan(50);
        assertThat(failures).isEmpty();
    }
}
