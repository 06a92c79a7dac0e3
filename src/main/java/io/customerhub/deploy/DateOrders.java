package io.customerhub.deploy;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.config.StreamMapping;

/** Finds dates of which nobody says in which order their day, month and year are written. */
final class DateOrders {

    private DateOrders() {}

    /** Adds a warning for each; dates in ISO form are read all the same, so it is no mistake. */
    static void check(StreamMapping mapping, Problems problems) {
        if (mapping.order() != null) {
            return;
        }
        for (FieldMapping field : mapping.fields()) {
            if (field.as().equals("date") && !field.options().containsKey("order")) {
                problems.add(
                        field.place(),
                        ProblemCode.MAPPING_ORDER_MISSING,
                        "found no order of day, month and year for '" + field.attribute()
                                + "', expected one: 05/06/1987 would stay ambiguous; write order: day-month-year,"
                                + " month-day-year or year-month-day, as the source writes it");
            }
        }
    }
}
