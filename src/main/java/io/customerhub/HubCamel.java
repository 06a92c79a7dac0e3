package io.customerhub;

import io.customerhub.config.AllowedHosts;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.SecretFileValues;
import io.customerhub.ingest.table.LibDrivers;
import io.customerhub.pipeline.OutboundHosts;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Camel as the hub runs it, started without any route; closing it also closes what route files have opened. */
final class HubCamel implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(HubCamel.class);
    private static final int STOP_SECONDS = 40;

    private final Main main;
    private final LibDrivers drivers;

    private HubCamel(Main main, LibDrivers drivers) {
        this.main = main;
        this.drivers = drivers;
    }

    /**
     * Starts Camel with the project's {@code hub.properties}; the drivers of its {@code lib/} are registered until
     * this is closed.
     *
     * @param properties further properties of the routes, which win over {@code hub.properties} but not over the
     *     environment
     */
    static HubCamel start(ProjectFolder project, Map<String, String> properties) {
        return start(project, properties, System.getenv());
    }

    /**
     * As above with another environment, as far as the hub reads it itself: files with secrets, and the hosts that may be
     * reached.
     */
    static HubCamel start(ProjectFolder project, Map<String, String> properties, Map<String, String> environment) {
        AllowedHosts hosts = AllowedHosts.in(environment);
        Main main = new Main();
        // Camel's own would hold each context until the JVM ends, and stop the routes beside the hub that stops them
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
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
        main.start();
        new SecretFileValues(environment).into(main.getCamelContext());
        OutboundHosts.limit(main.getCamelContext(), hosts);
        return new HubCamel(main, drivers);
    }

    /** The running context. */
    CamelContext context() {
        return main.getCamelContext();
    }

    /** Stops the routes at a batch boundary, then closes the beans of route files, which Camel itself leaves open. */
    @Override
    public void close() {
        Set<AutoCloseable> beans = context().getRegistry().findByType(AutoCloseable.class);
        main.stop();
        beans.forEach(HubCamel::close);
        drivers.close();
    }

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
