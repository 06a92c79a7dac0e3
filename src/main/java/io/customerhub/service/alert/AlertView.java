package io.customerhub.service.alert;

import io.customerhub.alert.Alert;
import io.customerhub.alert.AlertKind;
import io.customerhub.alert.Finding;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert as people see it; no personal data.
 *
 * @param number its number
 * @param kind what is the matter: {@code new-group}, {@code growth}, {@code oldest}, {@code plan-stopped}, {@code silence},
 *     {@code zero-rows}, {@code paused}, {@code volume}, {@code null-rate}, {@code accounting}, {@code configuration},
 *     {@code audit}, {@code expiring}, {@code away} or {@code test}
 * @param code the code of the kind, such as {@code HUB-ALERT-001}; {@code hub explain} says more
 * @param severity {@code info}, {@code warning}, {@code error} or {@code critical}
 * @param state {@code raised}, {@code acknowledged} or {@code resolved}
 * @param subjectKind {@code stream}, {@code group}, {@code plan}, {@code system} or {@code hub}
 * @param subject system/stream, the fingerprint of a group, the number of a plan, a source system, or {@code hub}
 * @param part the attribute that it is about; empty for the whole
 * @param stream system/stream that it concerns, or null when it is none or many
 * @param cause the code of what is behind it, such as that of the dead letters of a group, or null
 * @param sentence what is the matter, in English
 * @param facts the counts in the sentence by name, so that a page can say it in another language
 * @param firstRaised when it was found first
 * @param lastSeen when it was found last
 * @param times how often it came: 1, and one more for each time that it was back soon after it had gone
 * @param acknowledgedBy who knows of it, or null
 * @param acknowledgedAt since when, or null
 * @param note what that person said, or null
 * @param resolvedAt when the cause was gone, or null
 */
public record AlertView(
        long number,
        String kind,
        String code,
        String severity,
        String state,
        String subjectKind,
        String subject,
        String part,
        @Nullable String stream,
        @Nullable String cause,
        String sentence,
        Map<String, Long> facts,
        Instant firstRaised,
        Instant lastSeen,
        int times,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable String note,
        @Nullable Instant resolvedAt) {

    static AlertView of(Alert alert) {
        Finding finding = alert.finding();
        AlertKind kind = finding.kind();
        Alert.Acknowledgement known = alert.acknowledgement();
        return new AlertView(
                alert.number(),
                kind.word(),
                kind.code(),
                word(alert.severity()),
                word(alert.state()),
                word(finding.subject().kind()),
                finding.subject().name(),
                finding.subject().part(),
                finding.subject().stream(),
                finding.cause(),
                finding.sentence(),
                finding.facts(),
                alert.firstRaised(),
                alert.lastSeen(),
                alert.times(),
                known == null ? null : known.by(),
                known == null ? null : known.at(),
                known == null ? null : known.note(),
                alert.resolvedAt());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
