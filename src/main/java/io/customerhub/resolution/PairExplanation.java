package io.customerhub.resolution;

import io.customerhub.config.MatchingRules;
import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.ReviewPair;
import io.customerhub.golden.StoredDecision;
import io.customerhub.match.block.BlockingKeys;
import io.customerhub.match.block.CappedPass;
import io.customerhub.match.compare.Comparisons;
import io.customerhub.match.compare.Nicknames;
import io.customerhub.match.model.MatchModel;
import io.customerhub.match.model.PairEvidence;
import io.customerhub.match.model.Scorer;
import io.customerhub.match.model.Thresholds;
import io.customerhub.match.table.MatchTable;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerStore;
import io.customerhub.warehouse.golden.DecisionJournal;
import io.customerhub.warehouse.golden.GoldenStore;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why two records are one customer, or are not.
 *
 * @param evidence the prior and what each comparison adds, by the model of the latest matching
 * @param thresholds where the zones of that model end
 * @param pass the first blocking pass that finds the pair, or null when none does
 * @param decisions what stewards decided about the two, the latest first
 * @param left the customer of one record, or null while it has not been matched
 * @param right the customer of the other
 * @param review why the pair waits for a steward, or null when it does not
 */
public record PairExplanation(
        PairEvidence evidence,
        Thresholds thresholds,
        @Nullable String pass,
        List<StoredDecision> decisions,
        @Nullable UUID left,
        @Nullable UUID right,
        @Nullable ReviewPair review) {

    /** True when the two are one customer now. */
    public boolean isOneCustomer() {
        return left != null && left.equals(right);
    }

    /**
     * Explains a pair.
     *
     * @return null when there is no model yet, or only one for other kinds of identifiers than the rules name today
     * @throws IllegalArgumentException when one is a person and the other an organization
     */
    public static @Nullable PairExplanation of(
            Warehouse warehouse, MatchingRules rules, CustomerRecord one, CustomerRecord other) {
        Parties parties = new Parties();
        PartyType type = commonType(parties, one, other);
        GoldenStore golden = new GoldenStore(warehouse);
        Models models = Models.stored(golden, rules);
        if (!models.has(type)) {
            return null;
        }
        MatchModel model = models.of(type);
        SeenRecords seen = SeenRecords.of(List.of(parties.complete(one), parties.complete(other)), models, parties);
        MatchTable table = SeenRecords.table(type, models, seen.records().values(), golden::wideKeys);
        int left = table.rowOf(one.key().toString());
        int right = table.rowOf(other.key().toString());
        CustomerStore customers = new CustomerStore(warehouse);
        return new PairExplanation(
                new Scorer(model, Comparisons.of(table, Nicknames.load())).explain(left, right),
                model.thresholds(),
                pass(golden, type, table, model.passes()),
                new DecisionJournal(warehouse).of(one.key(), other.key()),
                customers.customerOf(one.key()),
                customers.customerOf(other.key()),
                golden.review(one.key(), other.key()));
    }

    /** The first pass in which the two rows of a table share a key that is not too common. */
    private static @Nullable String pass(
            GoldenStore golden, PartyType type, MatchTable table, List<CappedPass> passes) {
        BlockingKeys keys = BlockingKeys.of(table, passes, type.text());
        Set<Long> wide = golden.wideKeys(Arrays.stream(keys.of(0)).boxed().toList());
        for (int pass = 0; pass < passes.size(); pass++) {
            long key = keys.of(0, pass);
            if (key != 0 && key == keys.of(1, pass) && !wide.contains(key)) {
                return passes.get(pass).pass().toString();
            }
        }
        return null;
    }

    /**
     * What two records are.
     *
     * @throws IllegalArgumentException when one is a person and the other an organization
     */
    public static PartyType commonType(CustomerRecord one, CustomerRecord other) {
        return commonType(new Parties(), one, other);
    }

    private static PartyType commonType(Parties parties, CustomerRecord one, CustomerRecord other) {
        PartyType left = parties.complete(one).partyType();
        PartyType right = parties.complete(other).partyType();
        if (left != right || left == null) {
            throw new IllegalArgumentException(one.key() + " is a " + text(left) + " and " + other.key() + " is a "
                    + text(right) + "; the two are never one customer");
        }
        return left;
    }

    private static String text(@Nullable PartyType type) {
        return type == null ? "party" : type.text();
    }
}
