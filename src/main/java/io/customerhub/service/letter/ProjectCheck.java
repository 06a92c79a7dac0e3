package io.customerhub.service.letter;

import io.customerhub.config.Problem;
import io.customerhub.deploy.ProjectFolder;
import java.util.List;

/** Checks a project as {@code hub check} does. */
@FunctionalInterface
public interface ProjectCheck {

    /** All that is wrong with it; warnings are left out. */
    List<Problem> of(ProjectFolder project);
}
