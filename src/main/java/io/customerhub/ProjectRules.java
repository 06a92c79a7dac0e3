package io.customerhub;

import io.customerhub.config.MatchingReader;
import io.customerhub.config.MatchingRules;
import io.customerhub.config.Problems;
import io.customerhub.resolution.MatchingRefusedException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The matching rules of the project folder. A file with a mistake changes nothing: the rules before go on. */
final class ProjectRules {

    private static final Logger LOGGER = LoggerFactory.getLogger(ProjectRules.class);

    private final Path project;
    private @Nullable MatchingRules rules;

    ProjectRules(Path project) {
        this.project = project;
    }

    /**
     * The rules of the file as it is now, or as it was when it last had no mistake.
     *
     * @throws MatchingRefusedException when it has had mistakes from the start
     */
    synchronized MatchingRules now() {
        Problems problems = new Problems();
        MatchingRules read = MatchingReader.read(project, problems);
        if (problems.isEmpty()) {
            rules = read;
            return read;
        }
        if (rules == null) {
            throw new MatchingRefusedException(
                    "no records are matched:\n" + problems.toString().strip());
        }
        LOGGER.atWarn().log("matching.yaml has mistakes, so the rules stay as they were; hub check tells them");
        return rules;
    }
}
