package io.customerhub.service.configuration;

import io.customerhub.access.Action;
import io.customerhub.access.Action.Effect;
import io.customerhub.access.Permission;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.warehouse.ConfigurationChangeStore;
import io.customerhub.warehouse.ConfigurationStore;
import io.customerhub.warehouse.Warehouse;
import java.util.List;
import java.util.Map;

/** Looks at the configuration as it runs, has it reloaded, and takes new fields into contracts. */
public final class ConfigurationActions {

    private final RunningConfiguration running;
    private final StreamTexts texts;
    private final Reloading reloading;
    private final FieldAcceptance acceptance;

    /**
     * The actions on the configuration.
     *
     * @param project the project folder, whose files are compared with what runs; one that is not there has no files
     * @param settings what the hub itself sets for routes, such as {@code hub.work}
     * @param environment the environment variables
     */
    public ConfigurationActions(
            Warehouse warehouse, ProjectFolder project, Map<String, String> settings, Map<String, String> environment) {
        this.running = new RunningConfiguration(new ConfigurationChangeStore(warehouse));
        this.texts = new StreamTexts(new ConfigurationStore(warehouse), running, project, settings, environment);
        this.reloading = new Reloading(warehouse);
        this.acceptance = new FieldAcceptance(warehouse, project);
    }

    /** All of them. */
    public List<Action<?, ?>> all() {
        return List.of(
                new Action<>(
                        "configuration.list",
                        ListConfiguration.class,
                        ConfigurationList.class,
                        Permission.CONFIGURATION_SEE,
                        Effect.READ,
                        "Lists the source systems with their streams and routes as they run, and what is refused.",
                        (caller, request) -> running.list()),
                new Action<>(
                        "configuration.show",
                        ShowConfiguration.class,
                        StreamConfigurationView.class,
                        Permission.CONFIGURATION_SEE,
                        Effect.READ,
                        "Shows mapping, contract and routes of a stream as they run, and what differs from the files or"
                                + " another version.",
                        (caller, request) -> texts.of(request)),
                new Action<>(
                        "configuration.changes",
                        ListConfigurationChanges.class,
                        ConfigurationChanges.class,
                        Permission.CONFIGURATION_SEE,
                        Effect.READ,
                        "Lists what changed in the configuration, the newest first.",
                        (caller, request) -> running.changes(request)),
                new Action<>(
                        "configuration.reload",
                        ReloadConfiguration.class,
                        ReloadedConfiguration.class,
                        Permission.STREAMS_CONTROL,
                        Effect.CHANGE,
                        "Asks the running hub to check its project folder and to swap in what changed.",
                        reloading::reload),
                new Action<>(
                        "configuration.accept-fields",
                        AcceptFields.class,
                        AcceptedFields.class,
                        Permission.CONFIGURATION_CHANGE,
                        Effect.CHANGE,
                        "Writes the new fields of a stream into its contract and raises the minor version.",
                        (caller, request) -> acceptance.accept(request)));
    }
}
