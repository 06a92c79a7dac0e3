package io.customerhub.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;

/** The beans that routes name, connected to nothing: for trying routes out without a warehouse. No batch meets them. */
public final class UnconnectedSteps {

    private UnconnectedSteps() {}

    /** Gives the beans to the registry under the names that {@link HubPipeline#bind} gives. */
    public static void bind(Registry registry) {
        List<String> names = new ArrayList<>(StreamPlan.STEPS);
        names.addAll(List.of("load", "failure"));
        Processor nothing = exchange -> {};
        names.forEach(name -> registry.bind(name, nothing));
    }
}
