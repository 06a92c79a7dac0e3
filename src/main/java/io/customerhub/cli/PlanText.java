package io.customerhub.cli;

import io.customerhub.deadletter.replay.ReplayPlan;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Replay plans in words and tables. */
final class PlanText {

    private PlanText() {}

    static String state(ReplayPlan plan) {
        return plan.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** How far it is, in one line. */
    static String line(ReplayPlan plan) {
        ReplayPlan.Progress progress = plan.progress();
        if (plan.state() == ReplayPlan.State.PREPARING) {
            return "plan %d of %s: preparing, %,d of %,d letters"
                    .formatted(
                            plan.number(),
                            plan.stream(),
                            plan.scope().prepared(),
                            plan.scope().letters());
        }
        return "plan %d of %s: %s%s, step %d of %d, %,d of %,d letters, %,d failed"
                .formatted(
                        plan.number(),
                        plan.stream(),
                        state(plan),
                        plan.waitsFor() == null ? "" : ", waits for plan " + plan.waitsFor(),
                        progress.step(),
                        plan.limits().steps().size(),
                        progress.ended(),
                        plan.scope().letters(),
                        progress.failed() + progress.quarantined());
    }

    static String table(List<ReplayPlan> plans) {
        TextTable table = new TextTable(
                ">plan",
                "stream",
                "state",
                ">letters",
                ">resolved",
                ">superseded",
                ">failed",
                ">open again",
                "by",
                "made");
        for (ReplayPlan plan : plans) {
            ReplayPlan.Progress progress = plan.progress();
            table.row(
                    String.valueOf(plan.number()),
                    plan.stream().toString(),
                    state(plan),
                    number(plan.scope().letters()),
                    number(progress.resolved()),
                    number(progress.superseded()),
                    number(progress.failed() + progress.quarantined()),
                    number(progress.returned()),
                    plan.createdBy(),
                    plan.scope().frozenAt().toString());
        }
        return table.text();
    }

    /** All about one plan. */
    static String all(ReplayPlan plan) {
        ReplayPlan.Progress progress = plan.progress();
        StringBuilder text = new StringBuilder();
        line(text, "plan", plan.number() + ", " + state(plan));
        line(text, "why", plan.why() == null ? null : (plan.code() == null ? "" : plan.code() + "  ") + plan.why());
        line(text, "waits for", plan.waitsFor() == null ? null : "plan " + plan.waitsFor());
        line(
                text,
                "letters",
                "%,d of %s: %s"
                        .formatted(
                                plan.scope().letters(),
                                plan.stream(),
                                plan.scope().words()));
        line(
                text,
                "frozen",
                plan.scope().frozenAt() + ", up to letter " + plan.scope().upTo());
        line(
                text,
                "edited",
                plan.scope().edited() == 0 ? null : number(plan.scope().edited()) + " payloads");
        line(text, "made by", plan.createdBy() + (plan.reason().isEmpty() ? "" : ": " + plan.reason()));
        line(
                text,
                "approved",
                plan.approval() == null
                        ? null
                        : plan.approval().at() + " by " + plan.approval().by());
        line(
                text,
                "steps",
                "step %d; they end at %s"
                        .formatted(
                                progress.step(),
                                plan.limits().steps().stream()
                                        .map(PlanText::number)
                                        .collect(Collectors.joining(", "))));
        line(text, "limits", limits(plan.limits()));
        line(
                text,
                "outcome",
                "%,d resolved, %,d superseded, %,d failed, %,d quarantined, %,d skipped, %,d open again"
                        .formatted(
                                progress.resolved(),
                                progress.superseded(),
                                progress.failed(),
                                progress.quarantined(),
                                progress.skipped(),
                                progress.returned()));
        for (ReplayPlan.Failure failure : progress.failures()) {
            line(
                    text,
                    "failed with",
                    failure.code()
                            + (failure.field() == null ? "" : " on " + failure.field())
                            + ": " + number(failure.letters()));
        }
        line(text, "worked on by", plan.holder());
        line(text, "began", plan.startedAt() == null ? null : plan.startedAt().toString());
        line(text, "ended", plan.endedAt() == null ? null : plan.endedAt() + duration(plan));
        return text.toString();
    }

    private static String duration(ReplayPlan plan) {
        return plan.startedAt() == null || plan.endedAt() == null
                ? ""
                : ", after %.1f s"
                        .formatted(Duration.between(plan.startedAt(), plan.endedAt())
                                        .toMillis()
                                / 1000.0);
    }

    private static String limits(ReplayPlan.Limits limits) {
        return (limits.recordsPerSecond() == null
                        ? "as fast as it goes"
                        : number(limits.recordsPerSecond()) + " records per second")
                + (limits.window() == null ? "" : ", from " + limits.window().words())
                + ", stops above " + limits.stopShare() + " % failures"
                + (limits.stopAfterSame() == 0 ? "" : " or " + limits.stopAfterSame() + " of one cause in a row")
                + ", " + limits.maxAttempts() + " attempts";
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static void line(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            text.append(String.format(Locale.ROOT, "%-14s %s%n", name, value));
        }
    }
}
