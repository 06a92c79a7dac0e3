package io.customerhub.service.match;

import io.customerhub.access.Caller;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.CustomerSplit;
import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.StoredDecision;
import io.customerhub.golden.StoredDecision.Withdrawal;
import io.customerhub.resolution.PairExplanation;
import io.customerhub.service.customer.NamedCustomer;
import io.customerhub.service.customer.Veil;
import io.customerhub.service.match.CustomerParts.Part;
import io.customerhub.service.match.MatchRuns.Following;
import io.customerhub.service.match.UndoneDecision.Pair;
import io.customerhub.service.match.UndoneDecision.Untouched;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerRecordStore;
import io.customerhub.warehouse.golden.CustomerStore;
import io.customerhub.warehouse.golden.CustomerStore.Linked;
import io.customerhub.warehouse.golden.CustomerStore.Whole;
import io.customerhub.warehouse.golden.MatchDecisionStore;
import io.customerhub.warehouse.golden.MatchDecisionStore.Withdrawn;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Stores what stewards decide, and has it followed. */
final class StewardDecisions {

    private static final int MOST_PAIRS = 1_000;

    private final CustomerStore customers;
    private final CustomerRecordStore records;
    private final MatchDecisionStore decisions;
    private final MatchRuns runs;
    private final Clock clock;

    StewardDecisions(Warehouse warehouse, MatchRuns runs, Clock clock) {
        this.customers = new CustomerStore(warehouse);
        this.records = new CustomerRecordStore(warehouse);
        this.decisions = new MatchDecisionStore(warehouse);
        this.runs = runs;
        this.clock = clock;
    }

    DecidedMatch decide(Caller caller, DecideMatch request) {
        StewardReason.checked(request.reason());
        CustomerRecord one = loaded(request.left());
        CustomerRecord other = loaded(request.right());
        MatchDecision decision = decision(caller, request, one, other);
        long id = decisions.add(decision);
        Following following = follow(request.later());
        return new DecidedMatch(
                id,
                decision.left().toString(),
                decision.right().toString(),
                decision.verdict(),
                decision.decidedBy(),
                customers.customerOf(decision.left()),
                customers.customerOf(decision.right()),
                following.followed(),
                following.note());
    }

    private MatchDecision decision(Caller caller, DecideMatch request, CustomerRecord one, CustomerRecord other) {
        try {
            PairExplanation.commonType(one, other);
            return new MatchDecision(
                    one.key(), other.key(), request.verdict(), request.reason(), caller.name(), clock.instant());
        } catch (IllegalArgumentException wrong) {
            throw new RequestException(
                    Reason.INVALID, "HUB-GOLDEN-003", veiled(wrong.getMessage(), List.of(one.key(), other.key())));
        }
    }

    CustomerParts split(Caller caller, SplitCustomer request) {
        StewardReason.checked(request.reason());
        List<RecordKey> named =
                request.records().stream().map(NamedCustomer::record).toList();
        Whole whole = NamedCustomer.today(customers, request.customer());
        CustomerSplit split = split(whole, named);
        long id = decisions.addAll(split.decisions(request.reason(), caller.name(), clock.instant()));
        Following following = follow(request.later());
        return new CustomerParts(
                id, whole.id(), part(split.taken()), part(split.staying()), following.followed(), following.note());
    }

    private static CustomerSplit split(Whole whole, List<RecordKey> named) {
        try {
            return new CustomerSplit(whole.records().stream().map(Linked::key).toList(), named);
        } catch (IllegalArgumentException refused) {
            throw new RequestException(
                    Reason.INVALID,
                    "HUB-GOLDEN-011",
                    veiled(refused.getMessage(), named) + "; hub customer show " + whole.id() + " lists its records");
        }
    }

    private Part part(List<RecordKey> keys) {
        Veil veil = Veil.closed();
        return new Part(
                keys.stream().map(veil::of).toList(),
                keys.stream()
                        .map(customers::customerOf)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    UndoneDecision undo(Caller caller, UndoDecision request) {
        StewardReason.checked(request.reason());
        Withdrawn result = decisions.withdraw(request.decision(), request.reason(), caller.name());
        if (result.withdrawn().isEmpty()) {
            throw new RequestException(Reason.CONFLICT, "HUB-GOLDEN-012", whyNot(request.decision(), result));
        }
        Following following = follow(request.later());
        Veil veil = Veil.closed();
        return new UndoneDecision(
                result.action(),
                request.decision(),
                result.withdrawn().size(),
                result.withdrawn().stream()
                        .limit(MOST_PAIRS)
                        .map(one -> new Pair(veil.of(one.left()), veil.of(one.right()), one.verdict()))
                        .toList(),
                result.untouched().stream()
                        .limit(MOST_PAIRS)
                        .map(one -> new Untouched(
                                veil.of(one.decision().left()),
                                veil.of(one.decision().right()),
                                state(one)))
                        .toList(),
                following.followed(),
                following.note());
    }

    private static String whyNot(long decision, Withdrawn result) {
        return result.untouched().isEmpty()
                ? "there is no decision with the id " + decision + "; hub match decisions lists those that can be"
                        + " withdrawn (a withdrawal cannot: decide again instead)"
                : "the decision " + decision + " does not count any more, so there is nothing to withdraw: "
                        + state(result.untouched().get(0));
    }

    private static String state(StoredDecision stored) {
        Withdrawal withdrawal = stored.withdrawal();
        if (withdrawal != null) {
            return "withdrawn by " + withdrawal.action() + ", " + withdrawal.by();
        }
        return stored.replacedBy() == null ? "counts" : "replaced by " + stored.replacedBy();
    }

    private Following follow(boolean later) {
        return later ? Following.LATER : runs.follow();
    }

    private CustomerRecord loaded(String text) {
        RecordKey key = NamedCustomer.record(text);
        CustomerRecord record = records.find(key);
        if (record == null) {
            throw new RequestException(
                    Reason.UNKNOWN,
                    "HUB-GOLDEN-001",
                    "no customer record " + Veil.closed().of(key)
                            + " is loaded; records are named system/stream/key, and hub customer show ID lists those of a"
                            + " customer");
        }
        return record;
    }

    /** A message is kept with the operation, where keys that tell of a person have no place. */
    private static String veiled(String message, Collection<RecordKey> keys) {
        Veil veil = Veil.closed();
        String shown = message;
        for (RecordKey key : keys) {
            shown = shown.replace(key.toString(), veil.of(key));
        }
        return shown;
    }
}
