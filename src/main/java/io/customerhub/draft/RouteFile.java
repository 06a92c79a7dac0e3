package io.customerhub.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text of a route file that gets one more route at its end; what stands in it is left as it is. */
public final class RouteFile {

    private static final String BEANS = "- beans:";

    private RouteFile() {}

    /**
     * Both in one file: the routes that are there, then the drafted one. Its beans are left out when the file has the first
     * of them already, as two streams of one database share its pool.
     *
     * @param there the text of the file
     * @param drafted the text of the route that is added, with its beans and comments
     * @return null when the file has a route of that id, or is no list in block style to which a route can be added
     */
    public static @Nullable String joined(String there, String drafted) {
        List<String> known = values(there, "id:");
        boolean isList = there.lines().anyMatch(line -> line.startsWith("- "))
                && there.lines().allMatch(line -> line.isBlank() || line.matches("[ #-].*"));
        if (!isList || values(drafted, "id:").stream().anyMatch(known::contains)) {
            return null;
        }
        List<String> names = values(there, "name:");
        String added = items(drafted).stream()
                .filter(item -> !item.startsWith(BEANS)
                        || !names.contains(values(item, "name:").get(0)))
                .collect(Collectors.joining());
        return there + (there.endsWith("\n") ? "" : "\n") + added;
    }

    /** What stands before the first item, and each item, with its line ends. */
    private static List<String> items(String text) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith("- ") && !item.isEmpty()) {
                items.add(item.toString());
                item.setLength(0);
            }
            item.append(line).append('\n');
        }
        items.add(item.toString());
        return items;
    }

    private static List<String> values(String text, String key) {
        return text.lines()
                .map(line -> line.strip().replaceFirst("^- ", ""))
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip().replaceAll("[\"']|\\s+#.*", ""))
                .toList();
    }
}
