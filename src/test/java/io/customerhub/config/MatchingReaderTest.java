package io.customerhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.ProjectInFolder;
import io.customerhub.Shell;
import io.customerhub.config.MatchingRules.IdentifierKind;
import io.customerhub.config.MatchingRules.Preference;
import io.customerhub.match.model.Thresholds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What matching.yaml says, and what is wrong with it. */
final class MatchingReaderTest {

    @TempDir
    private Path folder;

    @Test
    void withoutAFileTheDefaultsHold() {
        Problems problems = new Problems();
        assertThat(MatchingReader.read(folder, problems)).isEqualTo(MatchingRules.DEFAULT);
        assertThat(problems.isEmpty()).isTrue();
        assertThat(MatchingRules.Zones.DEFAULT)
                .as("the thresholds that the core was measured with")
                .isEqualTo(new MatchingRules.Zones(
                        Thresholds.DEFAULT.same(), Thresholds.DEFAULT.review(), Thresholds.DEFAULT.cohesion()));
    }

    @Test
    void whatTheFileSaysHoldsAndTheRestIsAsInTheDefaults() throws IOException {
        Files.writeString(
                folder.resolve("matching.yaml"),
                """
                thresholds: {same: 5}
                identifiers: {loyalty-card: shared}
                sources: {crm: 0.9, shop/customers: 0.2}
                halfLifeDays: 100
                survivorship:
                  name: {prefer: longest, sources: {desk: 1}}
                """);
        Problems problems = new Problems();
        MatchingRules rules = MatchingReader.read(folder, problems);
        assertThat(problems.sorted()).isEmpty();
        assertThat(rules.thresholds()).isEqualTo(new MatchingRules.Zones(5, -3, -3));
        assertThat(rules.identifier("loyalty-card")).isEqualTo(IdentifierKind.SHARED);
        assertThat(rules.identifier("cn-resident-id")).isEqualTo(IdentifierKind.EXCLUSIVE);
        assertThat(rules.identifier("anything")).isEqualTo(IdentifierKind.STRONG);
        assertThat(rules.preference(SurvivingGroup.NAME)).isEqualTo(Preference.LONGEST);
        assertThat(rules.preference(SurvivingGroup.BIRTH_DATE)).isEqualTo(Preference.MOST_FREQUENT);
        assertThat(rules.trust(SurvivingGroup.NAME, "desk", "requesters")).isEqualTo(1);
        assertThat(rules.trust(SurvivingGroup.GENDER, "shop", "customers")).isEqualTo(0.2);
        assertThat(rules.trust(SurvivingGroup.GENDER, "desk", "requesters")).isEqualTo(MatchingRules.USUAL_TRUST);
    }

    @Test
    void hubCheckTellsOfItsMistakesAndMatchingRefusesIt() {
        ProjectInFolder project = ProjectInFolder.in(folder).write("matching.yaml", "halfLifeDays: 0\n");
        Shell shell = new Shell(Map.of("HUB_HOME", project.root().toString()));
        assertThat(shell.hub("check").out()).contains("matching.yaml:1:15  HUB-RULES-003  found 0 for 'halfLifeDays'");
        Shell.Result refused = shell.hub("match", "--all");
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err()).contains("matching.yaml:1:15  HUB-RULES-003");
    }

    @Test
    void allMistakesAreToldAtOnceWithTheirPlaces() {
        Problems problems = new Problems();
        MatchingReader.read(
                "matching.yaml",
                """
                treshold: {same: 5}
                thresholds: {same: 2, review: 3}
                identifiers: {card: unique}
                sources: {crm: 90}
                halfLifeDays: soon
                survivorship:
                  nam: {prefer: newest}
                  gender: {prefer: most-freqent}
                  email: 3
                """
                        .getBytes(StandardCharsets.UTF_8),
                problems);
        assertThat(problems.toString())
                .contains(
                        "matching.yaml:1:1  HUB-RULES-001  found the unknown key 'treshold'",
                        "did you mean 'thresholds'?",
                        "matching.yaml:2:31  HUB-RULES-005",
                        "matching.yaml:3:21  HUB-RULES-004  found the text 'unique' for 'card'",
                        "matching.yaml:4:16  HUB-RULES-003  found 90 for 'crm'",
                        "matching.yaml:5:15  HUB-RULES-002",
                        "matching.yaml:7:3  HUB-RULES-001  found the unknown key 'nam'",
                        "matching.yaml:8:20  HUB-RULES-004",
                        "did you mean 'most-frequent'?");
    }
}
