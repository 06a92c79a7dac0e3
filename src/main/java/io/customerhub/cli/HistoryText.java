package io.customerhub.cli;

import io.customerhub.service.customer.CustomerView.Change;
import io.customerhub.service.customer.CustomerView.Life;
import io.customerhub.service.customer.CustomerView.Moment;
import io.customerhub.service.customer.CustomerView.Moved;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The life of a customer for the terminal, the newest first. */
final class HistoryText {

    /** Of more records and causes only so many are named, and how many more there are. */
    private static final int NAMED = 10;

    private final Life life;
    private final StringBuilder text = new StringBuilder();

    HistoryText(Life life) {
        this.life = life;
    }

    String text() {
        UUID successor = life.wentInto();
        text.append("customer ").append(life.id());
        text.append(successor == null ? "\n" : ", which went into " + successor + "\n");
        life.moments().forEach(this::add);
        return text.append('\n').toString();
    }

    private void add(Moment moment) {
        text.append('\n').append(moment.at()).append("  ");
        text.append(moment.kinds().stream().map(kind -> words(kind, moment)).collect(Collectors.joining(", ")));
        text.append('\n');
        moment.changes().forEach(this::add);
        records(moment.came(), true);
        records(moment.left(), false);
        named(moment.why().size(), "causes", index -> text.append("    why: ")
                .append(moment.why().get(index))
                .append('\n'));
    }

    private static String words(String kind, Moment moment) {
        return switch (kind) {
            case "merged" -> "merged: " + ids(moment.merged()) + " came in";
            case "split" -> "split: " + ids(moment.split()) + " came out";
            case "came-out-of" -> "came out of " + moment.cameOutOf();
            case "went-into" -> "went into " + moment.wentInto();
            case "evidence" -> "the evidence changed, the values did not";
            case "removed" -> "removed: no record was left";
            default -> kind;
        };
    }

    private static String ids(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(", "));
    }

    private void add(Change change) {
        text.append("    ").append(change.attribute()).append(": ");
        if (change.before() == null && change.after() == null) {
            text.append("the same in another order\n");
        } else {
            text.append(quoted(change.before()))
                    .append(" → ")
                    .append(quoted(change.after()))
                    .append('\n');
        }
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "nothing" : "'" + value + "'";
    }

    private void records(List<Moved> moved, boolean came) {
        named(moved.size(), "records", index -> {
            Moved one = moved.get(index);
            UUID other = one.customer();
            text.append(came ? "    + " : "    - ").append(one.record());
            if (other != null) {
                text.append(came ? " from " : " to ").append(other);
            } else {
                text.append(came ? " is new" : " was deleted");
            }
            text.append('\n');
        });
    }

    private void named(int size, String what, IntConsumer one) {
        for (int i = 0; i < Math.min(size, NAMED); i++) {
            one.accept(i);
        }
        if (size > NAMED) {
            text.append("    and %d more %s%n".formatted(size - NAMED, what));
        }
    }
}
