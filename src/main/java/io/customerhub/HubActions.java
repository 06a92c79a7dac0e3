package io.customerhub;

import io.customerhub.access.Action;
import io.customerhub.access.ActionRegistry;
import io.customerhub.access.Gate;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.audit.AuditKeys;
import io.customerhub.audit.AuditStore;
import io.customerhub.audit.AuditVerifier;
import io.customerhub.audit.OperationStore;
import io.customerhub.config.HubSettings;
import io.customerhub.config.MatchingReader;
import io.customerhub.config.MatchingRules;
import io.customerhub.config.Problem;
import io.customerhub.config.Problems;
import io.customerhub.deadletter.replay.LetterRecords;
import io.customerhub.deadletter.replay.PlanStore;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.ProjectReader;
import io.customerhub.identity.AccountStore;
import io.customerhub.identity.Sessions;
import io.customerhub.identity.SignIn;
import io.customerhub.identity.Tokens;
import io.customerhub.record.StreamName;
import io.customerhub.service.RevealLimit;
import io.customerhub.service.alert.AlertActions;
import io.customerhub.service.audit.AuditActions;
import io.customerhub.service.configuration.ConfigurationActions;
import io.customerhub.service.customer.CustomerActions;
import io.customerhub.service.identity.IdentityActions;
import io.customerhub.service.letter.LetterActions;
import io.customerhub.service.letter.ProjectStreams;
import io.customerhub.service.match.MatchActions;
import io.customerhub.service.plan.PlanActions;
import io.customerhub.service.plan.TrialActions;
import io.customerhub.service.retention.RetentionActions;
import io.customerhub.service.state.ReprocessStreams.Reprocessed;
import io.customerhub.service.state.Reprocessing;
import io.customerhub.service.state.StateActions;
import io.customerhub.standardize.Standardizers;
import io.customerhub.trial.letter.LetterTrial;
import io.customerhub.warehouse.BatchOutcome;
import io.customerhub.warehouse.LoadedIdentities;
import io.customerhub.warehouse.Warehouse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All actions of the hub over one warehouse, behind one gate: the command line, the REST API and the console have the same
 * ones. Closing ends the sign of life of its operations; the warehouse stays open.
 */
public final class HubActions implements AutoCloseable {

    private final AuditStore audit;
    private final OperationStore operations;
    private final AuditVerifier verifier;
    private final Gate gate;

    private HubActions(
            HubSettings settings,
            Map<String, String> environment,
            Warehouse warehouse,
            Clock clock,
            Consumer<String> talk) {
        ProjectFolder project = new ProjectFolder(settings.home());
        RevealLimit reveals = new RevealLimit(warehouse, clock);
        this.audit = new AuditStore(warehouse, AuditKeys.in(settings.data()));
        this.operations = new OperationStore(warehouse);
        this.verifier = new AuditVerifier(audit, settings.auditHeads());
        LetterTrial trial = trial(warehouse, project, clock);
        Sessions sessions = new Sessions(warehouse);
        List<Action<?, ?>> actions = new ArrayList<>();
        Supplier<MatchingRules> rules = () -> rules(project);
        actions.addAll(new StateActions(
                        warehouse,
                        clock,
                        () -> new ProjectReader(project, new Standardizers())
                                .read()
                                .streams(),
                        reprocessing(settings, warehouse))
                .all());
        actions.addAll(
                new LetterActions(warehouse, project, reveals, checked -> mistakes(checked, environment), trial).all());
        actions.addAll(
                new PlanActions(new PlanStore(warehouse), settings.console().isTwoPerson()).all());
        actions.addAll(new TrialActions(new LetterRecords(warehouse), trial, reveals).all());
        actions.addAll(new CustomerActions(warehouse, rules, clock, reveals).all());
        actions.addAll(new MatchActions(warehouse, rules, clock, talk).all());
        actions.addAll(new ConfigurationActions(
                        warehouse, project, Map.of("hub.work", settings.data().toString()), environment)
                .all());
        actions.addAll(new AlertActions(warehouse, clock).all());
        actions.addAll(new RetentionActions(warehouse, clock).all());
        actions.addAll(new AuditActions(audit, verifier, operations).all());
        actions.addAll(new IdentityActions(
                        new AccountStore(warehouse),
                        new SignIn(warehouse, sessions, audit),
                        sessions,
                        new Tokens(warehouse),
                        clock)
                .all());
        this.gate = new Gate(new ActionRegistry(actions), audit, operations);
    }

    /**
     * The actions on a warehouse, for the project of the settings.
     *
     * @param environment the environment variables, which routes may name
     */
    public static HubActions over(HubSettings settings, Map<String, String> environment, Warehouse warehouse) {
        return over(settings, environment, warehouse, line -> {});
    }

    /** @param talk gets a line for each part of an action that takes a while */
    public static HubActions over(
            HubSettings settings, Map<String, String> environment, Warehouse warehouse, Consumer<String> talk) {
        return new HubActions(settings, environment, warehouse, Clock.systemUTC(), talk);
    }

    /** The matching rules of the project folder as they stand in its file now. */
    private static MatchingRules rules(ProjectFolder project) {
        Problems problems = new Problems();
        MatchingRules rules = MatchingReader.read(project.root(), problems);
        if (!problems.isEmpty()) {
            throw new RequestException(
                    Reason.CONFLICT,
                    "HUB-GOLDEN-013",
                    "matching.yaml has mistakes, so nothing is matched by it:\n"
                            + problems.toString().strip());
        }
        return rules;
    }

    private static Reprocessing reprocessing(HubSettings settings, Warehouse warehouse) {
        return (request, actor) -> {
            try (HubReplay replay = new HubReplay(settings, () -> {}, warehouse, actor, () -> false)) {
                List<Reprocessed> done = new ArrayList<>();
                for (StreamName stream : request.streams()) {
                    BatchOutcome outcome = replay.reprocess(stream, request.issues());
                    done.add(new Reprocessed(
                            stream,
                            outcome.read(),
                            outcome.loaded(),
                            outcome.unchanged() + outcome.superseded(),
                            outcome.dead()));
                }
                return done;
            }
        };
    }

    private static List<Problem> mistakes(ProjectFolder project, Map<String, String> environment) {
        return HubCheck.of(project, environment).problems().stream()
                .filter(problem -> !problem.isWarning())
                .toList();
    }

    private static LetterTrial trial(Warehouse warehouse, ProjectFolder project, Clock clock) {
        return new LetterTrial(
                new ProjectStreams(project, clock)::of, new LoadedIdentities(warehouse)::of, new Standardizers(clock));
    }

    /** The way to all of them. */
    public Gate gate() {
        return gate;
    }

    /** The log behind the gate. */
    public AuditStore audit() {
        return audit;
    }

    /** Checks that log. */
    AuditVerifier verifier() {
        return verifier;
    }

    @Override
    public void close() {
        operations.close();
    }
}
