package io.customerhub;

import io.customerhub.config.MatchingReader;
import io.customerhub.config.Place;
import io.customerhub.config.Problem;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.config.SecretFiles;
import io.customerhub.config.YamlNode;
import io.customerhub.deploy.Connector;
import io.customerhub.deploy.HubProperties;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.ProjectReader;
import io.customerhub.deploy.RouteDeployer;
import io.customerhub.deploy.SourceSystem;
import io.customerhub.deploy.check.EndpointCheck;
import io.customerhub.deploy.check.PlaceholderCheck;
import io.customerhub.deploy.check.SecretCheck;
import io.customerhub.pipeline.UnconnectedSteps;
import io.customerhub.standardize.Standardizers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;

/** Tries a project folder out without running it: no source, no warehouse and no file but its own is touched. */
public final class HubCheck {

    private final ProjectFolder project;
    private final ProjectReader.Project read;
    private final CamelContext context;

    /** The files in which something is wrong; Camel would only say the same in other words, so they are not tried. */
    private final Set<String> wrong = new HashSet<>();

    private final Problems found = new Problems();

    /**
     * What was found.
     *
     * @param systems the names of the source systems
     * @param streams how many streams they have whose mapping is sound
     * @param problems all that is wrong or doubtful, in file order
     */
    public record Result(List<String> systems, int streams, List<Problem> problems) {}

    private HubCheck(ProjectFolder project, ProjectReader.Project read, CamelContext context) {
        this.project = project;
        this.read = read;
        this.context = context;
    }

    /**
     * Checks routes, mappings, contracts and the properties that the routes name.
     *
     * @param environment the environment variables
     */
    public static Result of(ProjectFolder project, Map<String, String> environment) {
        ProjectReader.Project read = new ProjectReader(project, new Standardizers()).read();
        try (HubCamel camel = HubCamel.start(project, Map.of(), environment)) {
            return new HubCheck(project, read, camel.context()).check(environment);
        }
    }

    private Result check(Map<String, String> environment) {
        read.allProblems().forEach(this::add);
        read.warnings().forEach(this::add);
        MatchingReader.read(project.root(), found);
        checkYaml(environment);
        checkAlerts(environment);
        tryOut();
        int streams = 0;
        for (SourceSystem system : read.systems()) {
            streams += system.streams().size();
        }
        return new Result(read.systems().stream().map(SourceSystem::system).toList(), streams, found.sorted());
    }

    /** What can be said of the YAML alone, all at once; Camel would stop at the first mistake. */
    private void checkYaml(Map<String, String> environment) {
        EndpointCheck endpoints = new EndpointCheck(
                scheme -> context.getComponent(scheme, true, false) != null,
                List.copyOf(read.connectors().keySet()));
        PlaceholderCheck placeholders = new PlaceholderCheck(
                this::isSet,
                name -> SecretFiles.isSet(environment, name),
                HubProperties.of(project).values().keySet());
        for (Map.Entry<Path, YamlNode> route : read.routes().entrySet()) {
            Problems problems = new Problems();
            endpoints.check(route.getValue(), problems);
            placeholders.check(route.getValue(), problems);
            new SecretCheck((uri, option) -> isSecret(uri, option, endpoints), problems).check(route.getValue());
            problems.sorted().forEach(this::add);
        }
    }

    /** A project without routes for alerts is sound, unless somebody expects to get some. */
    private void checkAlerts(Map<String, String> environment) {
        boolean hasRoute = read.routes().values().stream()
                .filter(YamlNode.Sequence.class::isInstance)
                .flatMap(root -> ((YamlNode.Sequence) root).items().stream())
                .map(document -> document.at("route", "from"))
                .anyMatch(from -> from != null && from.text("uri").startsWith("direct:alert-"));
        for (Map.Entry<String, String> target : Map.of(
                        "hub.alert.webhook", "HUB_ALERT_WEBHOOK", "hub.alert.mail.to", "HUB_ALERT_MAIL_TO")
                .entrySet()) {
            if (!hasRoute && (isSet(target.getKey()) || SecretFiles.isSet(environment, target.getValue()))) {
                found.add(
                        new Place("routes/alerts.camel.yaml", 1, 1),
                        ProblemCode.ALERT_WITHOUT_ROUTE,
                        target.getKey() + " is set, but no route begins at direct:alert-..., so that alerts are only"
                                + " shown; take over routes/alerts.camel.yaml as it is shipped");
            }
        }
    }

    private boolean isSecret(String uri, String option, EndpointCheck endpoints) {
        if (!uri.startsWith("kamelet:")) {
            return endpoints.isSecret(uri, option);
        }
        Connector connector =
                read.connectors().get(uri.substring("kamelet:".length()).split("[/?]", 2)[0]);
        return connector != null
                && connector.option(option).map(Connector.Option::isSecret).orElse(false);
    }

    private boolean isSet(String property) {
        return context.getPropertiesComponent().resolveProperty(property).isPresent();
    }

    /** Lets Camel itself make the routes in which nothing is wrong so far, without starting them. */
    private void tryOut() {
        UnconnectedSteps.bind(context.getRegistry());
        RouteDeployer deployer = new RouteDeployer(context, project);
        List<Problem> shared = deployer.checkShared();
        List<Problem> all = new ArrayList<>(shared);
        if (shared.isEmpty()) {
            read.systems().forEach(system -> all.addAll(deployer.check(system)));
        }
        all.stream()
                .filter(problem -> !wrong.contains(problem.place().file()))
                .toList()
                .forEach(this::add);
    }

    private void add(Problem problem) {
        found.add(problem);
        boolean isSecret = problem.code().equals(ProblemCode.SECRET_IN_CLEAR.code());
        if (!problem.isWarning() && !isSecret) {
            Place place = problem.place();
            wrong.add(place.file());
        }
    }
}
