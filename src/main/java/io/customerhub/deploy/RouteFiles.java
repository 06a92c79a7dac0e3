package io.customerhub.deploy;

import io.customerhub.config.Problems;
import io.customerhub.config.YamlNode;
import io.customerhub.deploy.check.FlowCheck;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The YAML of all route files of a project, read once, and the ways between them. Used by one thread. */
final class RouteFiles {

    private final ProjectFolder project;
    private final Map<Path, YamlNode> roots = new LinkedHashMap<>();
    private final Map<Path, Problems> problems = new TreeMap<>();
    private final FlowCheck flow = new FlowCheck();

    RouteFiles(ProjectFolder project) {
        this.project = project;
    }

    /** Reads one file; YAML that cannot be read becomes a problem. */
    void read(Path file, Problems into) {
        YamlNode root = ConnectorReader.yaml(project, file, into);
        if (root != null) {
            roots.put(file, root);
            flow.learn(project.relative(file), root);
        }
    }

    /** Where the problems of one source system are collected. */
    Problems problems(Path folder) {
        return problems.computeIfAbsent(folder, unknown -> new Problems());
    }

    /** The YAML of a file, or null when it cannot be read. */
    @Nullable
    YamlNode root(Path file) {
        return roots.get(file);
    }

    /** The files of no source system. */
    List<YamlNode> shared() {
        return project.sharedRoutes().stream()
                .filter(roots::containsKey)
                .map(roots::get)
                .toList();
    }

    /** The ways between all files. */
    FlowCheck flow() {
        return flow;
    }

    /** The YAML of each file that can be read. */
    Map<Path, YamlNode> yaml() {
        return Map.copyOf(roots);
    }
}
