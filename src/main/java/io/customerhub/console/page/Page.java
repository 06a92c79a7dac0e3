package io.customerhub.console.page;

import io.customerhub.access.Permission;
import java.util.List;

/** A page of the console, or a few that belong together. */
public interface Page {

    /** Adds its paths. */
    void routes(PageRoutes routes);

    /** What stands of it in the navigation; empty when it is reached from another page only. */
    default List<NavigationEntry> navigation() {
        return List.of();
    }

    /**
     * An entry of the navigation.
     *
     * @param order where it stands: smaller is further to the left
     * @param key the message that names it
     * @param path where it leads
     * @param permission who may go there; for others it is greyed with the reason
     */
    record NavigationEntry(int order, String key, String path, Permission permission) {}
}
