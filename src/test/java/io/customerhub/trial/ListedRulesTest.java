package io.customerhub.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.cleanse.CleansingIssue;
import io.customerhub.cleanse.CleansingRule;
import io.customerhub.config.StandardizerType;
import io.customerhub.standardize.IssueCode;
import io.customerhub.standardize.Standardizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the docs say of a type is what the type does: tried with inputs of every reference suite, whatever its area. */
final class ListedRulesTest {

    private static final Path SUITES = Path.of("src/test/resources/reference-cases");
    private static final int CASES = 200;

    @Test
    void noTypeUsesARuleOrGivesAnIssueThatItDoesNotList() throws IOException {
        List<ReferenceSuite.Case> cases = cases();
        assertThat(cases.size()).isGreaterThan(3000);
        for (StandardizerType type : Standardizers.types().values()) {
            Set<String> listed = Stream.concat(Arrays.stream(CleansingRule.values()), type.rules().stream())
                    .map(rule -> rule.code())
                    .collect(Collectors.toCollection(TreeSet::new));
            Arrays.stream(CleansingIssue.values()).map(CleansingIssue::code).forEach(listed::add);
            Standardizers.issues(type.name()).stream().map(IssueCode::code).forEach(listed::add);
            assertThat(listed).as(type.name()).containsAll(found(type, cases));
        }
    }

    private static Set<String> found(StandardizerType type, List<ReferenceSuite.Case> cases) {
        Map<String, Object> options = type.name().equals("code") ? Map.of("map", Map.of("M", "male")) : Map.of();
        Set<String> found = new TreeSet<>();
        for (ReferenceSuite.Case one : cases) {
            Trial.Result result =
                    ReferenceSuite.standardize(type.name(), one.input(), options, region(one.context()), null);
            result.steps().forEach(step -> found.add(step.rule().code()));
            found.addAll(result.standard().issues());
        }
        return found;
    }

    private static @Nullable String region(JsonNode context) {
        String region = context.path("region").asText(context.path("country").asText(""));
        String locale = context.path("locale").asText("");
        String given = region.isEmpty() ? locale.substring(locale.indexOf('-') + 1) : region;
        return given.length() == 2 ? given.toUpperCase(Locale.ROOT) : null;
    }

    private static List<ReferenceSuite.Case> cases() throws IOException {
        List<ReferenceSuite.Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SUITES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                String name =
                        SUITES.relativize(file).toString().replace('\\', '/').replace(".jsonl", "");
                ReferenceSuite.load(name).cases().stream().limit(CASES).forEach(cases::add);
            }
        }
        return cases;
    }
}
