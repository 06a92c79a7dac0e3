package io.customerhub.deadletter.replay;

import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.record.StreamName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which letters are to be replayed: those of these numbers, or all open records that a filter finds at this moment.
 *
 * @param letters their numbers; empty when the filter chooses
 * @param filter the filter; of what it finds only the open letters are planned; null when numbers choose
 * @param upTo later letters stay out, even when they are there by now
 */
public record PlanScope(List<Long> letters, @Nullable DeadLetterFilter filter, long upTo) {

    /** Copies the numbers. */
    public PlanScope {
        letters = List.copyOf(letters);
    }

    /** These letters. */
    public static PlanScope of(List<Long> letters) {
        return new PlanScope(letters, null, Long.MAX_VALUE);
    }

    /** All open letters that a filter finds. */
    public static PlanScope of(DeadLetterFilter filter) {
        return new PlanScope(List.of(), filter, Long.MAX_VALUE);
    }

    /** All open letters with one cause. */
    public static PlanScope ofGroup(String fingerprint) {
        return of(DeadLetterFilter.ALL.withFingerprint(fingerprint));
    }

    /** True when it says which letters: by numbers or by a filter, not by both. */
    public boolean isClear() {
        return letters.isEmpty() == (filter != null);
    }

    /** What is chosen, without a value of any record. */
    public String words() {
        if (filter == null) {
            return letters.size() == 1 ? "letter " + letters.get(0) : letters.size() + " letters by number";
        }
        List<String> parts = new ArrayList<>();
        if (filter.system() != null) {
            parts.add(
                    filter.stream() == null
                            ? "system " + filter.system()
                            : "stream " + new StreamName(filter.system(), filter.stream()));
        }
        if (filter.fingerprint() != null) {
            parts.add("group " + filter.fingerprint());
        }
        if (filter.code() != null) {
            parts.add("code " + filter.code());
        }
        if (filter.field() != null) {
            parts.add("field " + filter.field());
        }
        if (filter.origin() != null) {
            parts.add("one file, table or endpoint");
        }
        if (filter.key() != null || filter.sameKeyAs() != null) {
            parts.add("one key");
        }
        if (filter.assignee() != null) {
            parts.add("one assignee");
        }
        if (filter.attempts() != null) {
            parts.add("at least " + filter.attempts() + " attempts");
        }
        if (filter.plan() != null) {
            parts.add("plan " + filter.plan());
        }
        if (filter.firstSeen() != null || filter.lastSeen() != null) {
            parts.add("a range of time");
        }
        return parts.isEmpty() ? "all open letters" : "open letters of " + String.join(", ", parts);
    }
}
