package io.customerhub.console.letter;

import io.customerhub.console.page.FilterField;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.Sparkline;
import io.customerhub.console.page.Table;
import io.customerhub.service.letter.GroupView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The causes of dead letters.
 *
 * @param file names the file of all of them
 * @param next what the next page comes after, or null
 */
public record GroupsModel(List<GroupView> groups, List<FilterField> filters, Table file, @Nullable String next) {

    /** The page of a group. */
    public static String path(GroupView group) {
        return GroupsPage.PATH + "/groups/" + PageContext.encoded(group.group());
    }

    /** What is wrong with it. */
    public static String sentence(PageContext page, GroupView group) {
        return Causes.sentence(page, group.stream(), group.stage(), group.code(), group.field(), group.sentence());
    }

    /** How many came in each of the last hours. */
    public static Sparkline trend(PageContext page, GroupView group) {
        long sum = group.trend().stream().mapToLong(Long::longValue).sum();
        return new Sparkline(group.trend(), page.text("letters.trend", "count", sum));
    }
}
