package io.customerhub.deploy;

import io.customerhub.config.SecretFiles;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.spi.PropertiesSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets routes name values that stand in files: {@code {{crm.token}}} is that of {@code CRM_TOKEN_FILE} when {@code CRM_TOKEN}
 * is not set, and {@code {{env:CRM_TOKEN}}} too.
 */
public final class SecretFileValues {

    private final Map<String, String> environment;

    /** Those of an environment. */
    public SecretFileValues(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** From now on routes of this context find them. */
    public void into(CamelContext context) {
        context.getRegistry().bind("secretFiles", SecretFileValues.class, this);
        context.getPropertiesComponent().addPropertiesSource(new Source());
        context.getPropertiesComponent().addPropertiesFunction(new Environment());
    }

    /** The name of the variable for a property, as Camel forms it. */
    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** What {@code {{name}}} is; the environment itself is asked by Camel before. */
    private final class Source implements PropertiesSource {

        @Override
        public String getName() {
            return "secret-files";
        }

        @Override
        public @Nullable String getProperty(String name) {
            String variable = variable(name);
            return environment.containsKey(variable + SecretFiles.SUFFIX)
                    ? SecretFiles.value(environment, variable)
                    : null;
        }
    }

    /** What {@code {{env:NAME}}} is, with or without a default behind another colon. */
    private final class Environment implements PropertiesFunction {

        @Override
        public String getName() {
            return "env";
        }

        @Override
        public @Nullable String apply(String remainder) {
            int colon = remainder.indexOf(':');
            String name = colon < 0 ? remainder : remainder.substring(0, colon);
            String value = SecretFiles.value(environment, name);
            if (value == null) {
                value = SecretFiles.value(environment, variable(name));
            }
            return value != null || colon < 0 ? value : remainder.substring(colon + 1);
        }
    }
}
