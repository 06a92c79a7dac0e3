package io.customerhub.console.record;

import io.customerhub.console.page.FilterField;
import io.customerhub.console.page.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list with filters.
 *
 * @param title of the page
 * @param fields what it can be filtered by
 * @param table the page of the list
 * @param next how the next page is asked for, or null at the end
 * @param none what stands there when the list is empty
 * @param noneHow what to do then
 */
public record ListModel(
        String title, List<FilterField> fields, Table table, @Nullable String next, String none, String noneHow) {

    /** As many rows as a page shows. */
    static final int SHOWN = 50;

    /** Copies the list. */
    public ListModel {
        fields = List.copyOf(fields);
    }
}
