package io.customerhub.deploy;

import io.customerhub.config.NearestName;
import io.customerhub.config.Place;
import io.customerhub.config.Problem;
import io.customerhub.config.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.spi.Registry;

/** Says which bean a route names in vain, where, and which ones there are. Camel says neither place nor names. */
final class MissingBean {

    private static final Pattern MISSING = Pattern.compile("No bean could be found in the registry for: (\\S+)");
    private static final Pattern DECLARED = Pattern.compile("(?m)^\\s*- name: *[\"']?([^\"'\\s]+)");

    private MissingBean() {}

    /**
     * The problem, or empty when the failure is another one.
     *
     * @param shown the file as an engineer would type it
     */
    static Optional<Problem> in(String failure, Path file, String shown, Registry registry) {
        Matcher missing = MISSING.matcher(failure);
        if (!missing.find()) {
            return Optional.empty();
        }
        String name = missing.group(1).replaceFirst("^#?bean:", "");
        List<String> lines = lines(file);
        Matcher declared = DECLARED.matcher(String.join("\n", lines));
        TreeSet<String> known = new TreeSet<>();
        while (declared.find()) {
            known.add(declared.group(1));
        }
        known.addAll(steps(registry));
        return Optional.of(new Problem(
                place(lines, name, shown),
                ProblemCode.ROUTE_BEAN.code(),
                "found the bean '" + name + "', which is not there, expected one of " + String.join(", ", known)
                        + "; write one of them, or declare it in this file with - beans: [{name: " + name
                        + ", type: ...}]" + NearestName.hint(name, known)));
    }

    /** The hub's own beans; those of Camel have names with dots and dashes. */
    private static List<String> steps(Registry registry) {
        return registry.findByTypeWithName(org.apache.camel.Processor.class).keySet().stream()
                .filter(name -> name.matches("[a-zA-Z]+"))
                .toList();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            return new ArrayList<>();
        }
    }

    private static Place place(List<String> lines, String name, String shown) {
        Pattern value = Pattern.compile(":\\s*[\"']?#?(?:bean:)?(" + Pattern.quote(name) + ")[\"']?\\s*$");
        for (int i = 0; i < lines.size(); i++) {
            Matcher found = value.matcher(lines.get(i));
            if (found.find()) {
                return new Place(shown, i + 1, found.start(1) + 1);
            }
        }
        return new Place(shown, 1, 1);
    }
}
