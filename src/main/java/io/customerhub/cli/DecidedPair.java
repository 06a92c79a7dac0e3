package io.customerhub.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.Verdict;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerStore;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of two records once a decision about them was followed: which customers they are. */
final class DecidedPair {

    private final MatchDecision decision;
    private final @Nullable UUID left;
    private final @Nullable UUID right;

    /** Looks up the customers of the two records. */
    DecidedPair(Warehouse warehouse, MatchDecision decision) {
        this.decision = decision;
        CustomerStore customers = new CustomerStore(warehouse);
        left = customers.customerOf(decision.left());
        right = customers.customerOf(decision.right());
    }

    /** One line for people; it says so when the records are not what was decided. */
    String line() {
        if (left != null && left.equals(right)) {
            return "One customer: " + left;
        }
        String customers = "customers: " + decision.left() + " is " + left + ", " + decision.right() + " is " + right;
        return decision.verdict() == Verdict.SAME
                ? "Still two " + customers + "; something stronger stands between them: hub match explain "
                        + ShellWord.of(decision.left()) + " " + ShellWord.of(decision.right())
                : "Two " + customers;
    }

    /** Adds leftCustomer and rightCustomer. */
    void to(ObjectNode document) {
        document.put("leftCustomer", Objects.toString(left, null)).put("rightCustomer", Objects.toString(right, null));
    }
}
