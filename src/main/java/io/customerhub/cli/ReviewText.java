package io.customerhub.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.ReviewPair;
import io.customerhub.golden.WaitingPair;
import io.customerhub.golden.WaitingPair.Side;
import io.customerhub.resolution.SideBySide;
import io.customerhub.resolution.SideBySide.Line;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerRecordStore;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** A pair that waits for a steward, both records side by side. */
final class ReviewText {

    private final CustomerRecordStore records;
    private final SideBySide sides = new SideBySide();

    ReviewText(Warehouse warehouse) {
        records = new CustomerRecordStore(warehouse);
    }

    /** Why two records wait, in words. */
    static String words(ReviewPair.Cause cause) {
        return switch (cause) {
            case ZONE -> "they weigh too much to be different and too little to be the same";
            case IDENTIFIER -> "the two customers have different identifiers of a kind that a customer has once";
            case EVIDENCE -> "other records of the two customers speak against it";
        };
    }

    /**
     * The pair for the terminal.
     *
     * @param number its place in the list, from 1
     * @param of how many there are in the list
     */
    String text(WaitingPair waiting, int number, int of, int width) {
        ReviewPair pair = waiting.pair();
        WrappedTable table =
                new WrappedTable("", pair.left().toString(), "", pair.right().toString());
        table.row("customer", customer(waiting.left()), "", customer(waiting.right()));
        for (Line line : lines(pair)) {
            table.row(
                    label(line.attribute()),
                    String.join("\n", line.left()),
                    line.likeness().mark(),
                    String.join("\n", line.right()));
        }
        return String.format(
                        Locale.ROOT,
                        "%d of %d: %s%n%+.1f bits, chance %.0f in 100 by what was compared; value %.2f; waits since %s%n%n",
                        number,
                        of,
                        words(pair.cause()),
                        pair.bits(),
                        chance(pair.bits()),
                        waiting.value(),
                        waiting.since().atOffset(ZoneOffset.UTC).toLocalDate())
                + table.text(width);
    }

    /** The command that decides the pair, with its verdict and reason left open. */
    static String command(ReviewPair pair) {
        return "hub match decide " + ShellWord.of(pair.left()) + " " + ShellWord.of(pair.right())
                + " same|different|unsure --reason \"...\"";
    }

    /** Adds the pair to a document. */
    void to(ObjectNode node, WaitingPair waiting) {
        ReviewPair pair = waiting.pair();
        node.put("left", pair.left().toString())
                .put("right", pair.right().toString())
                .put("bits", pair.bits())
                .put("cause", pair.cause().text())
                .put("since", waiting.since().toString())
                .put("value", waiting.value());
        side(node.putObject("leftCustomer"), waiting.left());
        side(node.putObject("rightCustomer"), waiting.right());
        ArrayNode attributes = node.putArray("attributes");
        for (Line line : lines(pair)) {
            ObjectNode attribute = attributes.addObject().put("attribute", line.attribute());
            line.left().forEach(attribute.putArray("left")::add);
            line.right().forEach(attribute.putArray("right")::add);
            attribute.put("likeness", line.likeness().name().toLowerCase(Locale.ROOT));
        }
    }

    /** What the two records say; empty when one has been deleted since it was matched. */
    private List<Line> lines(ReviewPair pair) {
        CustomerRecord left = records.find(pair.left());
        CustomerRecord right = records.find(pair.right());
        return left == null || right == null ? List.of() : sides.of(left, right);
    }

    private static String customer(Side side) {
        return side.records()
                + (side.records() == 1 ? " record, " : " records, ")
                + side.orders()
                + (side.orders() == 1 ? " order" : " orders");
    }

    private static String label(String attribute) {
        String name = attribute.startsWith("identifier.") ? attribute.substring(attribute.indexOf('.') + 1) : attribute;
        return name.replace('_', ' ');
    }

    private static void side(ObjectNode node, Side side) {
        node.put("id", side.customer().toString())
                .put("records", side.records())
                .put("orders", side.orders());
    }

    /** In percent; never certain. */
    private static double chance(double bits) {
        return Math.max(1, Math.min(99, 100 / (1 + Math.pow(2, -bits))));
    }
}
