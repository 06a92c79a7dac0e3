package io.customerhub.console.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The address of a page, and those of the same page seen otherwise. Filters and order stay in it, so that the address is the
 * view: it can be kept, sent to others and come back to. The way through the pages of a list is in it, too, since a list
 * that goes on after a row cannot be read backwards.
 */
final class Address {

    /** Parameters that belong to one view of a list and not to the list. */
    private static final Set<String> PASSING = Set.of("after", "trail", "format", "result", "table");

    /** So many pages can be gone back one by one; an address stays far below what servers take. */
    private static final int LONGEST_TRAIL = 40;

    /** Stands for the pages before those of the trail. */
    private static final String LOST = "~";

    private final Visit visit;

    Address(Visit visit) {
        this.visit = visit;
    }

    /** With these parameters set, or gone when their value is null. */
    String with(Map<String, @Nullable String> change) {
        StringBuilder text = new StringBuilder(visit.method().equals("GET") ? visit.path() : "/");
        for (Map.Entry<String, List<String>> parameter : visit.query().entrySet()) {
            if (!PASSING.contains(parameter.getKey()) && !change.containsKey(parameter.getKey())) {
                parameter.getValue().forEach(value -> append(text, parameter.getKey(), value));
            }
        }
        change.forEach((name, value) -> {
            if (value != null) {
                append(text, name, value);
            }
        });
        return text.toString();
    }

    private static void append(StringBuilder text, String name, String value) {
        text.append(text.indexOf("?") < 0 ? '?' : '&')
                .append(PageContext.encoded(name))
                .append('=')
                .append(PageContext.encoded(value));
    }

    /** The page of the list that begins after a place; it knows the way back. */
    String next(String after) {
        String now = visit.queryValue("after");
        List<String> trail = trail();
        if (now != null) {
            trail.add(now);
        }
        if (trail.size() > LONGEST_TRAIL) {
            trail = new ArrayList<>(trail.subList(trail.size() - LONGEST_TRAIL, trail.size()));
            trail.set(0, LOST);
        }
        return place(after, trail);
    }

    /** The page before this one; null on the first page, and where the way back is not known any more. */
    @Nullable
    String before() {
        if (visit.queryValue("after") == null) {
            return null;
        }
        List<String> trail = trail();
        if (trail.isEmpty()) {
            return with(Map.of());
        }
        String last = trail.get(trail.size() - 1);
        return last.equals(LOST) ? null : place(last, trail.subList(0, trail.size() - 1));
    }

    private String place(String after, List<String> trail) {
        Map<String, @Nullable String> change = new LinkedHashMap<>();
        change.put("after", after);
        change.put("trail", trail.isEmpty() ? null : String.join(",", trail));
        return with(change);
    }

    private List<String> trail() {
        String trail = visit.queryValue("trail");
        return trail == null ? new ArrayList<>() : new ArrayList<>(Arrays.asList(trail.split(",", -1)));
    }
}
