package io.customerhub.trial.letter;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.config.StreamConfiguration;
import io.customerhub.config.StreamConfigurationReader;
import io.customerhub.config.SystemConfiguration;
import io.customerhub.deadletter.OpenRecord;
import io.customerhub.record.SourceRecord.Identity;
import io.customerhub.record.StreamName;
import io.customerhub.standardize.Standardizers;
import io.customerhub.trial.letter.TriedLetter.Field;
import io.customerhub.trial.letter.TriedLetter.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LetterTrialTest {

    private static final StreamName CUSTOMERS = new StreamName("crm", "customers");

    @TempDir
    private Path project;

    private LetterTrial trial;

    @BeforeEach
    void configure() throws IOException {
        Path system = Files.createDirectories(project.resolve("routes/crm"));
        Files.writeString(
                system.resolve("customers.mapping.yaml"),
                """
                entity: customer
                key: id
                version: {from: version, as: number}
                region: CN
                skip: [{name: test-accounts, field: kind, values: [test]}]
                fields:
                  formatted_name: {from: name, as: person-name}
                  phone.mobile: {from: mobile, as: phone}
                  status: {from: status, as: code, map: {A: active}, onInvalid: reject}
                """);
        SystemConfiguration read = new StreamConfigurationReader(Standardizers.types()).read(project, system);
        assertThat(read.problems()).isEmpty();
        StreamConfiguration configuration = read.streams().get(0);
        trial = new LetterTrial(
                stream -> stream.equals(CUSTOMERS) ? configuration : null,
                (stream, entity, keys) -> Map.of("9", new Identity("9", 50, 1)),
                new Standardizers());
    }

    private static OpenRecord letter(long number, String payload) {
        return letter(number, CUSTOMERS, payload);
    }

    private static OpenRecord letter(long number, StreamName stream, String payload) {
        return new OpenRecord(
                number, stream, "r", "a.csv", 2, false, 1L, Instant.EPOCH, payload.getBytes(StandardCharsets.UTF_8));
    }

    private static String record(String key, String version, String status, String kind) {
        return """
                {"id":"%s","version":"%s","name":"  WANG   wei ","mobile":"138 0013 8000","status":"%s","kind":"%s"}"""
                .formatted(key, version, status, kind);
    }

    @Test
    void eachLetterGetsTheVerdictThatItsReplayWouldHave() {
        List<TriedLetter.Verdict> verdicts = trial.verdicts(List.of(
                letter(1, record("1", "1", "A", "")),
                letter(2, record("2", "1", "X", "")),
                letter(3, record("9", "49", "A", "")),
                letter(4, record("9", "51", "A", "")),
                letter(5, record("5", "1", "A", "test")),
                letter(6, "no json at all"),
                letter(7, new StreamName("crm", "unknown"), "{}"),
                letter(8, record("", "1", "A", ""))));
        assertThat(verdicts)
                .extracting(TriedLetter.Verdict::result)
                .containsExactly(
                        Result.WOULD_PASS,
                        Result.WOULD_FAIL,
                        Result.WOULD_BE_SUPERSEDED,
                        Result.WOULD_PASS,
                        Result.WOULD_BE_LEFT_OUT,
                        Result.CANNOT_BE_TRIED,
                        Result.CANNOT_BE_TRIED,
                        Result.WOULD_FAIL);
        assertThat(verdicts.get(1).field()).isEqualTo("status");
        assertThat(verdicts.get(1).code()).isEqualTo("HUB-VAL-001");
        assertThat(verdicts.get(7).code()).isEqualTo("HUB-KEY-001");
    }

    @Test
    void theFieldsShowWhatEachRuleMadeOfThemAndWhichOneFails() {
        TriedLetter tried = trial.revealed(letter(2, record("2", "1", "X", "")));
        assertThat(tried.fields())
                .extracting(Field::attribute)
                .containsExactly("formatted_name", "phone.mobile", "status");
        assertThat(tried.fields()).extracting(Field::fails).containsExactly(false, false, true);
        Field name = tried.fields().get(0);
        assertThat(name.raw()).isEqualTo("  WANG   wei ");
        assertThat(name.cleansed()).isEqualTo("WANG wei");
        assertThat(name.steps()).isNotEmpty();
        assertThat(tried.fields().get(1).standard()).isEqualTo("+8613800138000");
        Field status = tried.fields().get(2);
        assertThat(status.standard()).isNull();
        assertThat(status.issues()).isNotEmpty();
    }

    @Test
    void valuesAreMaskedUnlessSomebodyIsToldWhy() {
        TriedLetter tried = trial.masked(letter(2, record("2", "1", "X", "")));
        assertThat(tried.toString()).doesNotContain("WANG", "Wang", "wei", "8613800138000", "0013 8000");
        assertThat(tried.fields().get(1).raw()).isEqualTo("*** **** *000");
    }
}
