package io.customerhub;

import io.customerhub.deploy.ProjectFolder;
import io.customerhub.ingest.table.LibDrivers;
import java.util.Map;
import java.util.Set;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts Camel as the hub runs it, without any route yet. */
final class HubCamel {

    private static final Logger LOGGER = LoggerFactory.getLogger(HubCamel.class);
    private static final int STOP_SECONDS = 40;

    private HubCamel() {}

    /**
     * A started Camel; the caller stops it.
     *
     * @param properties what routes may name as {@code {{name}}}, beside {@code hub.properties} of the project and the
     *     environment
     */
    static Main start(ProjectFolder project, Map<String, String> properties) {
        Main main = new Main();
        main.configure()
                .withName("customer-hub")
                .withAutoConfigurationLogSummary(false)
                .withShutdownTimeout(STOP_SECONDS)
                .withUseMdcLogging(false)
                .withJmxEnabled(false);
        main.setDefaultPropertyPlaceholderLocation(
                "file:" + project.root().resolve("hub.properties") + ";optional=true");
        properties.forEach(main::addInitialProperty);
        LibDrivers drivers = LibDrivers.open(project.root().resolve("lib"));
        main.addMainListener(new MainListenerSupport() {

            private Set<AutoCloseable> beans = Set.of();

            @Override
            public void beforeStop(BaseMainSupport stopping) {
                beans = stopping.getCamelContext().getRegistry().findByType(AutoCloseable.class);
            }

            @Override
            public void afterStop(BaseMainSupport stopped) {
                beans.forEach(HubCamel::close);
                drivers.close();
            }
        });
        main.start();
        return main;
    }

    /** Camel does not close the beans of route files, such as connection pools. */
    private static void close(AutoCloseable bean) {
        try {
            bean.close();
        } catch (Exception failure) {
            LOGGER.atWarn()
                    .addKeyValue("bean", bean.getClass().getSimpleName())
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log("a bean could not be closed");
        }
    }
}
