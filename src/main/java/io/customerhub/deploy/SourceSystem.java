package io.customerhub.deploy;

import io.customerhub.config.Problem;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.record.StreamName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One source system as its folder says it.
 *
 * @param system its name, that of the folder
 * @param routeFiles its route files
 * @param routes the id of the route that reads each stream
 * @param streams what is configured for each stream
 * @param problems what is wrong; when there is anything, the whole system stays down
 */
public record SourceSystem(
        String system,
        List<Path> routeFiles,
        Map<StreamName, String> routes,
        List<StreamConfiguration> streams,
        List<Problem> problems) {

    /** True when nothing is wrong. */
    public boolean isSound() {
        return problems.isEmpty();
    }
}
