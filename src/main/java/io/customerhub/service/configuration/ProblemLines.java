package io.customerhub.service.configuration;

import io.customerhub.deploy.check.SecretNames;
import io.customerhub.service.configuration.ConfigurationList.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The problems of a refusal, which the hub keeps one a line as {@code file:line:column  code  message}. */
final class ProblemLines {

    private static final String GAP = "  ";

    private ProblemLines() {}

    static List<Problem> of(@Nullable String message) {
        List<Problem> problems = new ArrayList<>();
        if (message != null) {
            message.lines().filter(line -> !line.isBlank()).forEach(line -> problems.add(problem(line)));
        }
        return problems;
    }

    private static Problem problem(String line) {
        String shown = SecretNames.masked(line);
        int first = shown.indexOf(GAP);
        int second = first < 0 ? -1 : shown.indexOf(GAP, first + GAP.length());
        String code = second < 0 ? "" : shown.substring(first, second).strip();
        if (!code.startsWith("HUB-")) {
            return new Problem("", "", shown);
        }
        return new Problem(
                shown.substring(0, first).strip(), code, shown.substring(second).strip());
    }
}
