package io.customerhub.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.EnglishSentence;
import io.customerhub.config.ProblemCode;
import io.customerhub.standardize.IssueCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ExplanationsTest {

    private static final Pattern CODE = Pattern.compile("HUB-[A-Z]+-\\d{3}");

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private final Explanations explanations = Explanations.load();
    private final Explanations chinese = Explanations.load(Tongue.ZH);

    @Test
    void everyCodeOfTheProgramIsExplainedAndNoOther() throws IOException {
        TreeSet<String> used = new TreeSet<>(codesIn(Path.of("hub")));
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> path.toString().matches(".*\\.(java|sql|yaml|properties|txt)"))
                    .filter(path -> !path.getFileName().toString().startsWith("explanations."))
                    .toList()) {
                used.addAll(codesIn(file));
            }
        }
        TreeSet<String> explained = new TreeSet<>();
        explanations.all().forEach(one -> explained.add(one.code()));
        assertThat(explained)
                .as("codes in src/main/resources/io/customerhub/explain/explanations.yaml; add what a new code means")
                .isEqualTo(used);
    }

    @Test
    void everyCodeHasATitleAMeaningAnExampleAndAWayOut() {
        assertThat(explanations.all()).allSatisfy(one -> {
            assertThat(one.title()).as(one.code()).isNotBlank().doesNotEndWith(".");
            assertThat(one.meaning()).as(one.code()).endsWith(".");
            assertThat(one.example()).as(one.code()).isNotBlank();
            assertThat(one.remedy()).as(one.code()).endsWith(".");
        });
        assertThat(explanations.all()).extracting(Explanation::title).doesNotHaveDuplicates();
    }

    @Test
    void bothLanguagesExplainTheSameCodesWithTheSameFields() {
        assertThat(chinese.all())
                .as(
                        "explanations.zh.yaml has the codes of explanations.yaml; say what a new code means in Chinese, too")
                .extracting(Explanation::code)
                .containsExactlyInAnyOrderElementsOf(
                        explanations.all().stream().map(Explanation::code).toList());
        assertThat(chinese.all()).allSatisfy(one -> {
            assertThat(one.title()).as(one.code()).containsPattern(CHINESE).doesNotEndWith("。");
            assertThat(one.meaning()).as(one.code()).containsPattern(CHINESE).endsWith("。");
            assertThat(one.example()).as(one.code()).isNotBlank();
            assertThat(one.remedy()).as(one.code()).containsPattern(CHINESE).endsWith("。");
        });
        assertThat(chinese.all()).extracting(Explanation::title).doesNotHaveDuplicates();
    }

    @Test
    void noChineseExplanationIsEnglish() {
        assertThat(chinese.all()).allSatisfy(one -> assertThat(
                        EnglishSentence.in(String.join(" | ", one.title(), one.meaning(), one.example(), one.remedy())))
                .as(one.code())
                .isEmpty());
    }

    @Test
    void whatIsAWarningIsCalledOne() {
        for (ProblemCode code : ProblemCode.values()) {
            assertThat(chinese.of(code.code()).orElseThrow().title().endsWith("（警告）"))
                    .as(code.code())
                    .isEqualTo(code.isWarning());
            assertThat(explanations.of(code.code()).orElseThrow().title().endsWith("(warning)"))
                    .as(code.code())
                    .isEqualTo(code.isWarning());
        }
        assertThat(Arrays.stream(IssueCode.values()).map(IssueCode::code))
                .allMatch(code -> explanations.of(code).isPresent());
    }

    @Test
    void codesAreFoundHoweverTheyAreTyped() {
        assertThat(explanations.of("hub-map-007")).isEqualTo(explanations.of("HUB-MAP-007"));
        assertThat(explanations.of("map-7")).isEqualTo(explanations.of("HUB-MAP-007"));
        assertThat(explanations.of("HUB-MAP-700")).isEmpty();
        assertThat(explanations.nearest("HUB-MAP-700")).isEqualTo("HUB-MAP-001");
        assertThat(explanations.nearest("HUB-MPA-001")).isEqualTo("HUB-MAP-001");
    }

    @Test
    void everyCodeOfAWrongConfigurationIsExplained() throws IOException {
        List<String> told = new java.util.ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/wrong-configurations"))) {
            for (Path file : files.filter(path -> path.endsWith("expected.txt")).toList()) {
                told.addAll(codesIn(file));
            }
        }
        assertThat(told).isNotEmpty().allMatch(code -> explanations.of(code).isPresent());
    }

    private static TreeSet<String> codesIn(Path file) throws IOException {
        TreeSet<String> codes = new TreeSet<>();
        Matcher found = CODE.matcher(Files.readString(file));
        while (found.find()) {
            codes.add(found.group());
        }
        return codes;
    }
}
