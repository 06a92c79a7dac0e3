package io.customerhub.ingest.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JDBC drivers that the user has put as jars into the folder {@code lib} of the project, for databases whose drivers the
 * hub does not bring along. They are known to {@link DriverManager} until this is closed.
 */
public final class LibDrivers implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(LibDrivers.class);

    private final @Nullable URLClassLoader loader;
    private final List<Driver> registered;

    private LibDrivers(@Nullable URLClassLoader loader, List<Driver> registered) {
        this.loader = loader;
        this.registered = registered;
    }

    /**
     * Makes the drivers in the jars of a folder known; none when there is no such folder. A jar that is no driver, such as
     * a library that one needs, does no harm.
     */
    public static LibDrivers open(Path folder) {
        List<URL> jars = jars(folder);
        if (jars.isEmpty()) {
            return new LibDrivers(null, List.of());
        }
        // apart from the libraries of the hub, which may be the same in another version
        URLClassLoader loader = new URLClassLoader(jars.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
        List<Driver> registered = new ArrayList<>();
        for (ServiceLoader.Provider<Driver> found :
                ServiceLoader.load(Driver.class, loader).stream().toList()) {
            if (found.type().getClassLoader() == loader) {
                register(found, registered);
            }
        }
        return new LibDrivers(loader, registered);
    }

    private static void register(ServiceLoader.Provider<Driver> found, List<Driver> registered) {
        try {
            Driver driver = new LibDriver(found.get());
            DriverManager.registerDriver(driver);
            registered.add(driver);
            LOGGER.atInfo().addKeyValue("driver", found.type().getName()).log("a JDBC driver of lib/ is in use");
        } catch (SQLException | java.util.ServiceConfigurationError unusable) {
            LOGGER.atWarn()
                    .addKeyValue("driver", found.type().getName())
                    .addKeyValue("reason", unusable.getClass().getSimpleName())
                    .log("a JDBC driver of lib/ cannot be used");
        }
    }

    private static List<URL> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<URL> jars = new ArrayList<>();
            for (Path file : files.filter(path -> path.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                jars.add(url(file));
            }
            return jars;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * What to say of a JDBC URL for which there is no driver; null when there is one. Only the scheme of the URL is quoted:
     * the rest may hold a password.
     */
    static @Nullable String missing(String url) {
        try {
            DriverManager.getDriver(url);
            return null;
        } catch (SQLException none) {
            String[] parts = url.split(":", 3);
            String scheme = parts.length < 3 || !parts[0].equals("jdbc") ? null : parts[1];
            if (scheme == null) {
                return "the URL of the data source does not begin with jdbc:<database>:, such as jdbc:oracle:";
            }
            return "there is no JDBC driver for jdbc:" + scheme + ":...; put " + jarFor(scheme)
                    + " into the folder lib/ of the project, beside routes/, and start the hub again";
        }
    }

    private static String jarFor(String scheme) {
        return switch (scheme) {
            case "oracle" -> "Oracle's driver (ojdbc17.jar or ojdbc11.jar)";
            case "sqlserver" -> "Microsoft's driver (mssql-jdbc-<version>.jre11.jar)";
            case "h2" -> "H2's driver (h2-<version>.jar)";
            case "db2" -> "IBM's driver (jcc-<version>.jar)";
            default -> "the jar of the driver that the maker of '" + scheme + "' gives";
        };
    }

    @Override
    public void close() {
        for (Driver driver : registered) {
            try {
                DriverManager.deregisterDriver(driver);
            } catch (SQLException e) {
                LOGGER.debug("a driver stays registered", e);
            }
        }
        if (loader != null) {
            try {
                loader.close();
            } catch (IOException e) {
                LOGGER.debug("a jar of lib/ stays open", e);
            }
        }
    }
}
