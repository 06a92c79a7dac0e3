package io.customerhub.console.page;

import io.customerhub.access.Action.Effect;
import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.access.Outcome;
import io.customerhub.access.Permission;
import io.customerhub.access.Reading;
import io.customerhub.access.Request;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.console.page.Page.NavigationEntry;
import io.customerhub.explain.Wording;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One request with everything that a page and its templates need: who asks, for what, in which language, and when. */
public final class PageContext {

    private final Site site;
    private final Visit visit;
    private final @Nullable Caller caller;
    private final Language language;
    private final Theme theme;
    private final String formToken;
    private final Instant now;
    private final Written written;
    private final Address address;
    private @Nullable Request<?> asked;

    /**
     * What is the same for all requests.
     *
     * @param gate the way to every action
     * @param messages the texts
     * @param navigation all entries, in order
     * @param assets where a static file is fetched from, by its name
     * @param results keeps what came of a change until it has been shown
     */
    public record Site(
            Gate gate, Messages messages, List<NavigationEntry> navigation, Assets assets, Results results) {}

    /** Where static files are. */
    @FunctionalInterface
    public interface Assets {
        /** The path of the file with that name, such as {@code console.css}. */
        String path(String name);
    }

    /**
     * A request.
     *
     * @param caller who signed in, or null
     * @param formToken what forms must send back
     * @param now when it came
     */
    public PageContext(
            Site site,
            Visit visit,
            @Nullable Caller caller,
            Language language,
            Theme theme,
            String formToken,
            Instant now) {
        this.site = site;
        this.visit = visit;
        this.caller = caller;
        this.language = language;
        this.theme = theme;
        this.formToken = formToken;
        this.now = now;
        this.written = new Written(language);
        this.address = new Address(visit);
    }

    /** What the browser asked for. */
    public Visit visit() {
        return visit;
    }

    /** When the request came; all of a page is reckoned from here. */
    public Instant now() {
        return now;
    }

    /** True when somebody has signed in. */
    public boolean signedIn() {
        return caller != null;
    }

    /**
     * Who asks.
     *
     * @throws IllegalStateException on a page for everybody, when nobody has signed in
     */
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("nobody has signed in");
        }
        return caller;
    }

    /**
     * Asks the services for something, through the gate.
     *
     * @throws RequestException when the caller may not, or it cannot be met
     */
    public <A> A ask(Request<A> request) {
        asked = asked == null ? request : asked;
        return site.gate().perform(caller(), request);
    }

    /**
     * Changes something through the gate and leads to a page that tells what came of it.
     *
     * @param then the path of that page
     * @throws RequestException when it cannot be done; it becomes a page of its own
     */
    public Reply change(Request<?> request, String then) {
        Object answer = site.gate().perform(caller(), request);
        Map<String, Long> figures = answer instanceof Outcome outcome ? outcome.figures() : Map.of();
        return done(new Result(actionOf(request), request.subject(), figures), then);
    }

    /** Leads to a page that tells what came of a change that has been made. */
    public Reply done(Result result, String then) {
        String path = SitePath.of(then);
        String key = site.results().keep(caller().name(), result);
        return new Reply.Redirect(path + (path.indexOf('?') < 0 ? "?" : "&") + "result=" + key);
    }

    private String actionOf(Request<?> request) {
        return site.gate().registry().all().stream()
                .filter(action -> action.request().equals(request.getClass()))
                .map(action -> action.name())
                .findFirst()
                .orElseThrow();
    }

    /** What came of the change that led to this page; null when none did. */
    public @Nullable Result result() {
        String key = visit.queryValue("result");
        return key == null || caller == null ? null : site.results().find(caller.name(), key);
    }

    /** True when the caller has the permission. */
    public boolean may(Permission permission) {
        return caller != null && caller.may(permission);
    }

    /** True when the caller may ask for that; otherwise a page hides or greys the way there. */
    public boolean allows(Class<? extends Request<?>> request) {
        return caller != null && site.gate().allows(caller, request);
    }

    /** The names of all actions of an effect, in order. */
    public List<String> actions(Effect effect) {
        return site.gate().registry().all().stream()
                .filter(action -> action.effect() == effect)
                .map(action -> action.name())
                .sorted()
                .toList();
    }

    /** The parameter of the path; the route guarantees that it is there. */
    public String path(String name) {
        String value = visit.pathValues().get(name);
        if (value == null) {
            throw new IllegalStateException("the path has no parameter " + name);
        }
        return value;
    }

    /** The parameter of the path as a number; what is none was never the address of anything. */
    public long pathNumber(String name) {
        try {
            return Long.parseLong(path(name));
        } catch (NumberFormatException word) {
            throw new RequestException(Reason.UNKNOWN, "HUB-WEB-404", "there is no page at this address");
        }
    }

    /** A parameter of the query; null when it is absent or blank. */
    public @Nullable String query(String name) {
        return visit.queryValue(name);
    }

    /** A field of the form; null when it is absent or blank. */
    public @Nullable String form(String name) {
        return visit.formValue(name);
    }

    /**
     * A field of the form.
     *
     * @throws RequestException when it is absent or blank; names the field
     */
    public String needed(String name) {
        String value = form(name);
        if (value == null) {
            throw new RequestException(
                    Reason.INVALID, "HUB-WEB-001", "the field '" + name + "' is empty; go back and fill it in");
        }
        return value;
    }

    /** All values of a field of the form, as of check boxes. */
    public List<String> forms(String name) {
        return visit.form().getOrDefault(name, List.of());
    }

    /** The language of the page. */
    public Language language() {
        return language;
    }

    /** How bright it is. */
    public Theme theme() {
        return theme;
    }

    /** What forms send back in the field {@code form-token}. */
    public String formToken() {
        return formToken;
    }

    /** A text of the bundles; see {@link Messages#text}. */
    public String text(String key, Object... namesAndValues) {
        return site.messages().text(language, key, namesAndValues);
    }

    /** The text for one word of a closed list, such as {@code state.paused}; the word itself when the list has grown. */
    public String word(String list, Object word) {
        String name = word.toString().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        String key = list + "." + name;
        return site.messages().has(key) ? text(key) : name;
    }

    /** What a stable code means to a person at a page, when there is a text, else the message that came with it. */
    public String refusal(String code, String message) {
        String key = "refusal." + code;
        return site.messages().has(key) ? text(key) : said(code, message);
    }

    /**
     * What a service has said, in the language of the page and with its facts.
     *
     * @param code the code that it came with; null when it has none, as a word of a person has, which stays as it is
     */
    public String said(@Nullable String code, String message) {
        return site.messages().said(language, code, message);
    }

    /**
     * What is wrong with records of one cause and what to do about it, in the language of the page.
     *
     * @param where what it says of the place: stream, step and field
     * @param english the sentence of the service
     */
    public String cause(String code, String where, String english) {
        if (language == Language.EN) {
            return english;
        }
        Wording wording = site.messages().wording();
        String title = wording.title(code);
        return text(
                "letters.cause",
                "text",
                title == null ? text("letters.cause-unknown", "code", code) : title,
                "where",
                where,
                "remedy",
                wording.remedy(code));
    }

    /** A number as the language writes it; a dash for null. */
    public String number(@Nullable Number number) {
        return written.number(number);
    }

    /** A share from 0 to 1 as percent; a dash for null. */
    public String share(@Nullable Double share) {
        return written.share(share);
    }

    /** ISO 8601 with seconds and zone; a dash for null. */
    public String time(@Nullable Instant time) {
        return written.time(time);
    }

    /** A span in the unit that fits it; a dash for null. */
    public String span(@Nullable Duration span) {
        return written.span(span);
    }

    /** The time from then to now; null for null. */
    public @Nullable Duration since(@Nullable Instant then) {
        return then == null ? null : Duration.between(then, now);
    }

    /** Where a static file is fetched from. */
    public String asset(String name) {
        return site.assets().path(name);
    }

    /** What stands in the navigation for everybody who has signed in. */
    public List<NavigationEntry> navigation() {
        return caller == null ? List.of() : site.navigation();
    }

    /** True when the page belongs to that entry of the navigation. */
    public boolean isAt(NavigationEntry entry) {
        return entry.path().equals("/")
                ? visit.path().equals("/")
                : visit.path().equals(entry.path()) || visit.path().startsWith(entry.path() + "/");
    }

    /** The address of this page without what passes, to come back to. */
    public String here() {
        return address.with(Map.of());
    }

    /** The address of this page with one parameter set, or gone when the value is null; filters and order stay. */
    public String with(String name, @Nullable String value) {
        Map<String, @Nullable String> change = new LinkedHashMap<>();
        change.put(name, value);
        return address.with(change);
    }

    /** The address of the page before this one in its list; null on the first page, and when the way here is too long. */
    public @Nullable String before() {
        return address.before();
    }

    /** The address of the page of the list that begins after a place. */
    public String next(String after) {
        return address.next(after);
    }

    /** For a piece of an address. */
    public static String encoded(String piece) {
        return URLEncoder.encode(piece, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The address of a table of this page as a file. */
    public String export(Table table, String format) {
        Map<String, @Nullable String> change = new LinkedHashMap<>();
        change.put("table", table.id());
        change.put("format", format);
        return address.with(change);
    }

    /** True when the address asks for a file and not for the page. */
    public boolean wantsFile() {
        return query("format") != null;
    }

    /** True when the address asks for that table as a file. */
    public boolean wantsFile(String table) {
        return wantsFile() && table.equals(query("table"));
    }

    /**
     * All of a list as the file that {@code ?format=csv} or {@code ?format=json} asks for; noted in the audit log.
     *
     * @param id the name of the table
     */
    public <A> Reply file(String id, Listing<A> listing) {
        return file(id, String.valueOf(query("format")), listing);
    }

    /** The same in a format that a form asks for. */
    public <A> Reply file(String id, String format, Listing<A> listing) {
        return file(
                id, format, listing.ask(), listing::nextOf, new TableShape<>(format.equals("csv"), listing.table()));
    }

    /** All of a list as a file of a shape of its own. */
    public <A> Reply file(
            String id, String format, Listing.Ask<A> ask, Function<A, @Nullable String> next, ListShape<A> shape) {
        String type = ListFile.type(format);
        Reading reading = site.gate().read(caller(), ask.after(null, 1));
        return ListFile.of(ListFile.name(id, now, visit.query(), format), type, ask, next, shape, reading);
    }

    /**
     * The table that {@code ?table=} names as the file that {@code ?format=} asks for, else the page.
     *
     * @param tables all tables of the page; the first one is meant when none is named
     */
    public Reply listing(List<Table> tables, Reply page) {
        String name = query("table");
        Table wanted = tables.stream()
                .filter(table -> table.id().equals(name))
                .findFirst()
                .orElse(tables.get(0));
        return listing(wanted, page);
    }

    /**
     * The table as the file that {@code ?format=csv} or {@code ?format=json} asks for, else the page. The file is noted in
     * the audit log as one of what this page asked first.
     *
     * @param table a complete list; one that goes on on other pages is a {@link #file}
     * @param page the page that shows the table
     */
    public Reply listing(Table table, Reply page) {
        String format = query("format");
        if (format == null) {
            return page;
        }
        String type = ListFile.type(format);
        Reading reading = asked == null ? null : site.gate().read(caller(), asked);
        String name = ListFile.name(table.id(), now, visit.query(), format);
        return ListFile.of(name, type, table, format.equals("csv"), reading);
    }
}
