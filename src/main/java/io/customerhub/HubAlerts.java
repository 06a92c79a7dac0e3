package io.customerhub;

import io.customerhub.alert.AlertKind;
import io.customerhub.alert.AlertLimits;
import io.customerhub.alert.AlertSender;
import io.customerhub.alert.AlertSource;
import io.customerhub.alert.AlertWatch;
import io.customerhub.alert.ExpiringSource;
import io.customerhub.alert.Finding;
import io.customerhub.alert.Finding.Subject;
import io.customerhub.alert.GrowthSource;
import io.customerhub.alert.LetterSource;
import io.customerhub.alert.PlanSource;
import io.customerhub.alert.StreamSource;
import io.customerhub.arrival.Flag;
import io.customerhub.config.Problem;
import io.customerhub.deadletter.retention.Retention;
import io.customerhub.deploy.Refusal;
import io.customerhub.explain.Explanation;
import io.customerhub.explain.Explanations;
import io.customerhub.observe.HubMetrics;
import io.customerhub.pipeline.DropDirectories;
import io.customerhub.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of a running hub: where it looks, from when on something is the matter, and how it reaches people; and what it
 * does for its dead letters every hour.
 */
final class HubAlerts implements AutoCloseable {

    private final AlertRoutes routes;
    private final AlertWatch watch;
    private final HubUpkeep upkeep;

    private HubAlerts(AlertRoutes routes, AlertWatch watch, HubUpkeep upkeep) {
        this.routes = routes;
        this.watch = watch;
        this.upkeep = upkeep;
    }

    /**
     * What the hub knows by itself.
     *
     * @param flags which streams are flagged now, by their names
     * @param refusals what is refused now
     * @param alertsRefused why the routes of alerts do not run, or null when they do
     * @param takenOver that it reads in the place of another hub
     * @param directories where the streams that it reads have their files
     */
    record Known(
            Supplier<Map<String, List<Flag>>> flags,
            Supplier<List<Refusal>> refusals,
            Supplier<@Nullable Refusal> alertsRefused,
            Supplier<List<Finding>> takenOver,
            DropDirectories directories) {}

    /**
     * Begins to look and to send.
     *
     * @param isInCharge whether this hub holds the intake now
     * @throws IllegalArgumentException when a limit is no number
     */
    static HubAlerts start(
            Warehouse warehouse,
            CamelContext context,
            HubRuntime.Options options,
            HubMetrics metrics,
            HubActions actions,
            Known known,
            BooleanSupplier isInCharge) {
        Clock clock = options.clock();
        Duration kept = Duration.ofDays(number(context, "hub.retention.days", Retention.USUAL.toDays()));
        AlertLimits limits = new AlertLimits(
                number(context, "hub.alert.growth", AlertLimits.USUAL.growth()),
                Duration.ofDays(number(
                        context,
                        "hub.alert.oldest.days",
                        AlertLimits.USUAL.oldest().toDays())),
                Duration.ofMinutes(number(
                        context,
                        "hub.alert.away.minutes",
                        AlertLimits.USUAL.away().toMinutes())));
        HubUpkeep upkeep = new HubUpkeep(warehouse, actions, known.directories(), kept, clock);
        Explanations explanations = Explanations.load();
        List<AlertSource> sources = List.of(
                new LetterSource(
                        warehouse,
                        code -> explanations.of(code).map(Explanation::title).orElse(""),
                        limits.oldest()),
                new GrowthSource(warehouse, limits.growth()),
                new StreamSource(warehouse, limits.away()),
                new PlanSource(warehouse),
                new ExpiringSource(warehouse),
                AlertSource.of(Set.of(AlertKind.AUDIT), upkeep::tampering),
                AlertSource.of(
                        Set.of(AlertKind.SILENCE, AlertKind.ZERO_ROWS, AlertKind.VOLUME, AlertKind.NULL_RATE),
                        () -> flagged(known.flags().get())),
                AlertSource.of(
                        Set.of(AlertKind.CONFIGURATION),
                        () -> refused(known.refusals().get())),
                AlertSource.of(Set.of(AlertKind.INTAKE), known.takenOver()),
                AlertSource.of(
                        Set.of(AlertKind.UNDELIVERED),
                        () -> undelivered(known.alertsRefused().get())));
        AlertRoutes routes = new AlertRoutes(context, () -> {
            Refusal refusal = known.alertsRefused().get();
            return refusal == null ? null : refusal.since();
        });
        AlertSender sender = new AlertSender(warehouse, routes, clock, property(context, "hub.console.url"));
        AlertWatch watch = new AlertWatch(
                warehouse,
                sources,
                sender,
                clock,
                alerts -> metrics.alerts(alerts.stream()
                        .collect(Collectors.groupingBy(
                                alert -> Map.entry(
                                        alert.finding().kind().word(),
                                        alert.state().name().toLowerCase(Locale.ROOT)),
                                Collectors.counting()))));
        return new HubAlerts(routes, watch.start(isInCharge), upkeep);
    }

    /** Looks at once, for whoever cannot wait. */
    void look() {
        watch.look();
    }

    /** What is done every hour. */
    HubUpkeep upkeep() {
        return upkeep;
    }

    private static List<Finding> flagged(Map<String, List<Flag>> flags) {
        List<Finding> findings = new ArrayList<>();
        flags.forEach((stream, raised) -> raised.forEach(flag -> {
            AlertKind kind = kind(flag.kind());
            if (kind != null) {
                findings.add(new Finding(
                        kind,
                        Subject.ofStream(stream, flag.field()),
                        flag.code(),
                        stream + ": " + flag.message(),
                        Map.of()));
            }
        }));
        return findings;
    }

    /** A new field of a source is told by status; nobody needs to be called. */
    private static @Nullable AlertKind kind(Flag.Kind flag) {
        return switch (flag) {
            case SILENCE -> AlertKind.SILENCE;
            case ZERO_ROWS -> AlertKind.ZERO_ROWS;
            case VOLUME -> AlertKind.VOLUME;
            case NULL_RATE -> AlertKind.NULL_RATE;
            case DRIFT -> null;
        };
    }

    private static List<Finding> refused(List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> {
                    String system = refusal.system().isEmpty() ? "shared" : refusal.system();
                    List<Problem> problems = refusal.problems();
                    return new Finding(
                            AlertKind.CONFIGURATION,
                            Subject.ofSystem(system),
                            problems.get(0).code(),
                            (refusal.system().isEmpty() ? "connectors or shared routes" : "the files of " + system)
                                    + " are refused since "
                                    + refusal.since().truncatedTo(ChronoUnit.SECONDS) + ", "
                                    + (refusal.goesOn() ? "it goes on as before: " : "nothing of it runs: ")
                                    + problems.get(0).code() + "; run ./hub check to see why",
                            Map.of("problems", (long) problems.size()));
                })
                .toList();
    }

    private static List<Finding> undelivered(@Nullable Refusal refusal) {
        return refusal == null
                ? List.of()
                : List.of(new Finding(
                        AlertKind.UNDELIVERED,
                        Subject.HUB,
                        refusal.problems().get(0).code(),
                        "alerts reach nobody since " + refusal.since().truncatedTo(ChronoUnit.SECONDS)
                                + ": routes/alerts.camel.yaml is refused; they are kept and sent when it is mended,"
                                + " ./hub check says what is wrong",
                        Map.of()));
    }

    private static long number(CamelContext context, String name, long usual) {
        String text = property(context, name);
        if (text != null && !text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("HUB-SET-001  " + name + ": expected a whole number, found '" + text
                    + "'; write for example " + name + "=" + usual);
        }
        return text == null ? usual : Long.parseLong(text);
    }

    /** As a route would see it: the environment before {@code hub.properties}. Null when it is not set. */
    private static @Nullable String property(CamelContext context, String name) {
        String text = context.resolvePropertyPlaceholders("{{" + name + ":}}");
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Override
    public void close() {
        watch.close();
        routes.close();
    }
}
