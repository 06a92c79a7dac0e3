package io.customerhub.console.home;

import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.console.page.Confirm;
import io.customerhub.console.page.Confirm.Field;
import io.customerhub.console.page.Listing;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.PageRoutes;
import io.customerhub.console.page.Parameters;
import io.customerhub.console.page.Reply;
import io.customerhub.console.page.Table;
import io.customerhub.record.StreamName;
import io.customerhub.service.state.BackfillStream;
import io.customerhub.service.state.ListFiles;
import io.customerhub.service.state.ListRuns;
import io.customerhub.service.state.PauseStream;
import io.customerhub.service.state.ResumeStream;
import io.customerhub.service.state.RunStreamNow;
import io.customerhub.service.state.ShowStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One stream, and what can be done to it. */
public final class StreamPage implements Page {

    private static final String PATH = "/streams/{system}/{stream}";

    @Override
    public void routes(PageRoutes routes) {
        routes.get(PATH, StreamPage::show);
        routes.get(PATH + "/pause", page -> confirm(page, "pause", true, List.of(reason(page, true))));
        routes.post(
                PATH + "/pause", page -> page.change(new PauseStream(stream(page), page.needed("reason")), path(page)));
        routes.get(PATH + "/resume", page -> confirm(page, "resume", false, List.of(reason(page, false))));
        routes.post(
                PATH + "/resume",
                page -> page.change(
                        new ResumeStream(stream(page), page.form("accept-deletes") != null, optional(page)),
                        path(page)));
        routes.get(PATH + "/run-now", page -> confirm(page, "run-now", false, List.of(reason(page, false))));
        routes.post(PATH + "/run-now", page -> page.change(new RunStreamNow(stream(page), optional(page)), path(page)));
        routes.get(PATH + "/backfill", StreamPage::confirmBackfill);
        routes.post(
                PATH + "/backfill",
                page -> page.change(
                        new BackfillStream(stream(page), page.form("from"), page.needed("reason")), path(page)));
    }

    private static Reply show(PageContext page) {
        StreamTables tables = new StreamTables(page);
        if (page.wantsFile("runs")) {
            return page.file(
                    "runs",
                    new Listing<>(
                            (after, most) -> new ListRuns(stream(page), Parameters.number("after", after), most),
                            found -> tables.runs(found.runs()),
                            ListRuns.Page::next));
        }
        if (page.wantsFile("files")) {
            return page.file("files", files(page, tables));
        }
        ShowStream.Answer stream = page.ask(new ShowStream(stream(page)));
        String code = stream.row().code();
        StreamModel model = new StreamModel(
                stream,
                path(page),
                code == null
                        ? ""
                        : page.refusal(code, String.valueOf(stream.row().message())),
                code == null ? "" : page.said(code, String.valueOf(stream.row().message())),
                tables.minutes(stream.minutes(), stream.at()),
                List.of(
                        tables.stages(stream.stages()),
                        tables.causes(stream.causes()),
                        tables.files(stream.files()),
                        tables.runs(stream.runs())));
        List<Table> all = new ArrayList<>(model.tables());
        all.add(model.minutes());
        return page.listing(all, Reply.html("stream", model));
    }

    /** A file is named by when it was read and by its name. */
    private static Listing<ListFiles.Page> files(PageContext page, StreamTables tables) {
        AtomicReference<ShowStream.@Nullable FileRow> last = new AtomicReference<>();
        return new Listing<>(
                (after, most) -> new ListFiles(stream(page), after == null ? null : last.get(), most),
                found -> tables.files(found.files()),
                found -> {
                    last.set(found.next());
                    return found.next() == null ? null : found.next().name();
                });
    }

    private static Reply confirm(PageContext page, String what, boolean grave, List<Field> fields) {
        ShowStream.Answer stream = page.ask(new ShowStream(stream(page)));
        return new Confirm(
                        page.text("stream." + what + ".title", "stream", stream.row().stream()),
                        List.of(page.text("stream." + what + ".fact")),
                        path(page) + "/" + what,
                        Map.of(),
                        fields,
                        page.text("stream." + what + ".button"),
                        path(page),
                        grave)
                .reply();
    }

    private static Reply confirmBackfill(PageContext page) {
        ShowStream.Answer stream = page.ask(new ShowStream(stream(page)));
        Field from = new Field(
                "from",
                page.text("stream.backfill.from"),
                page.text("stream.backfill.from-hint", "position", Objects.requireNonNullElse(stream.position(), "–")),
                null,
                false);
        return confirm(page, "backfill", false, List.of(from, reason(page, true)));
    }

    private static Field reason(PageContext page, boolean needed) {
        return new Field("reason", page.text("stream.reason"), page.text("stream.reason-hint"), null, needed);
    }

    private static String optional(PageContext page) {
        return Objects.requireNonNullElse(page.form("reason"), "");
    }

    private static StreamName stream(PageContext page) {
        try {
            return new StreamName(page.path("system"), page.path("stream"));
        } catch (IllegalArgumentException noName) {
            throw new RequestException(Reason.UNKNOWN, "HUB-WEB-404", "there is no page at this address");
        }
    }

    private static String path(PageContext page) {
        return StreamTables.path(stream(page).toString());
    }
}
