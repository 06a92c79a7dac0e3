package io.customerhub.console.letter;

import io.customerhub.access.Permission;
import io.customerhub.console.page.Cell;
import io.customerhub.console.page.Listing;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.PageRoutes;
import io.customerhub.console.page.Parameters;
import io.customerhub.console.page.Reply;
import io.customerhub.console.page.Table;
import io.customerhub.console.page.Table.Kind;
import io.customerhub.service.letter.FindGroups;
import io.customerhub.service.letter.FindGroups.Order;
import io.customerhub.service.letter.GroupView;
import io.customerhub.service.letter.ListLetters;
import io.customerhub.service.letter.ShowGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The causes of dead letters, and one of them with all that can be done about it. */
public final class GroupsPage implements Page {

    static final String PATH = "/dead-letters";
    private static final int GROUPS = 50;
    private static final int LETTERS = 10;

    @Override
    public void routes(PageRoutes routes) {
        routes.get(PATH, GroupsPage::list);
        routes.get(PATH + "/groups/{group}", GroupsPage::show);
    }

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(new NavigationEntry(20, "nav.letters", PATH, Permission.STATE_SEE));
    }

    private static Reply list(PageContext page) {
        Choice choice = Choice.of(page);
        String stillFailing = page.query("still-failing");
        if (stillFailing != null && !stillFailing.equals("yes")) {
            throw Parameters.invalid("still-failing");
        }
        Order order = order(page.query("sort"));
        Listing<FindGroups.Groups> groups = new Listing<>(
                (after, most) ->
                        new FindGroups(choice.filter(), page.query("owner"), stillFailing != null, order, after, most),
                found -> table(page, found.groups()),
                FindGroups.Groups::next);
        if (page.wantsFile()) {
            return page.file("dead-letter-groups", groups);
        }
        FindGroups.Groups found = page.ask(groups.ask().after(page.query("after"), GROUPS));
        return Reply.html(
                "letters-groups",
                new GroupsModel(found.groups(), LetterFilters.ofGroups(page), table(page, List.of()), found.next()));
    }

    /** The columns that can be sorted by, each in the direction in which it is of use. */
    private static Order order(@Nullable String sort) {
        return switch (sort == null ? "unfinished" : sort) {
            case "unfinished" -> Order.COUNT;
            case "last-seen" -> Order.NEWEST;
            case "first-seen" -> Order.OLDEST;
            default -> throw Parameters.invalid("sort");
        };
    }

    /** For files; the page shows the same with sentences and trends. */
    private static Table table(PageContext page, List<GroupView> groups) {
        Table.Builder table = Table.of("dead-letter-groups", page.text("letters.groups"))
                .column("group", page.text("letters.group"), Kind.CODE)
                .column("stream", page.text("letters.stream"), Kind.WORD)
                .column("stage", page.text("letters.stage"), Kind.WORD)
                .column("code", page.text("letters.code"), Kind.CODE)
                .column("field", page.text("letters.field"), Kind.CODE)
                .column("unfinished", page.text("letters.unfinished"), Kind.NUMBER)
                .column("share", page.text("letters.share"), Kind.SHARE)
                .column("first-seen", page.text("letters.first-seen"), Kind.TIME)
                .column("last-seen", page.text("letters.last-seen"), Kind.TIME)
                .column("owner", page.text("letters.owner"), Kind.WORD)
                .column("assignee", page.text("letters.assignee"), Kind.WORD)
                .column("still-failing", page.text("letters.still-failing"), Kind.WORD)
                .column("sentence", page.text("letters.what"), Kind.WORD);
        groups.forEach(group -> table.row(
                Cell.of(group.group()),
                Cell.of(group.stream().toString()),
                Cell.of(group.stage()),
                Cell.of(group.code()),
                Cell.of(group.field()),
                Cell.of(group.unfinished()),
                Cell.of(group.share()),
                Cell.of(group.firstSeen()),
                Cell.of(group.lastSeen()),
                Cell.of(group.owner()),
                Cell.of(group.assignee()),
                Cell.of(group.isStillFailing()),
                Cell.shown(group.sentence(), GroupsModel.sentence(page, group))));
        return table.build();
    }

    private static Reply show(PageContext page) {
        ShowGroup.Group group = page.ask(new ShowGroup(page.path("group")));
        Choice choice = Choice.ofGroup(group.group().group(), group.upTo());
        Table letters = page.may(Permission.LETTERS_SEE)
                ? LetterFiles.newest(
                        page,
                        page.ask(new ListLetters(choice.filter(), null, LETTERS))
                                .letters())
                : null;
        return Reply.html("letters-group", new GroupModel(group, choice, letters));
    }
}
