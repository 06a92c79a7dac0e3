package io.customerhub.bench.console;

import io.customerhub.bench.match.CustomerFill.Sample;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Times the pages of a console as who opens them sees it: from the request to the last byte over HTTP on the same machine,
 * with rights, masks and the note in the audit log.
 */
public final class PageTimings {

    private static final int WARM_UP = 5;

    private final ConsoleVisitor visitor;
    private final List<Sample> people;
    private final int rounds;

    /** How long one page took, in milliseconds: half of the rounds no longer, 95 in a hundred no longer. */
    public record Time(String page, double p50, double p95) {}

    /**
     * The pages of a console.
     *
     * @param link signs in once, as {@code http://host:port/path#code}
     * @param people who are found by the searches; none leaves the searches out
     * @param rounds how often each page is opened, after some times that do not count
     */
    public PageTimings(String link, List<Sample> people, int rounds) {
        this.visitor = ConsoleVisitor.by(link);
        this.people = List.copyOf(people);
        this.rounds = rounds;
    }

    /** The times of all pages, in the order in which a person opens them. */
    public List<Time> measure() {
        Map<String, Runnable> looks = new LinkedHashMap<>();
        paths().forEach((name, path) -> looks.put(name, () -> visitor.get(path)));
        if (!people.isEmpty()) {
            looks.putAll(searches());
        }
        List<Time> times = new ArrayList<>();
        looks.forEach((name, look) -> times.add(time(name, look)));
        return times;
    }

    private Map<String, String> paths() {
        String groups = visitor.get("/dead-letters");
        String largest = ConsoleVisitor.link(groups, "/dead-letters/groups");
        String group = "group=" + largest.substring(largest.lastIndexOf('/') + 1);
        String newest = ConsoleVisitor.link(visitor.get("/dead-letters/letters?state=all"), "/dead-letters/letters");
        long newestNumber = Long.parseLong(newest.substring(newest.lastIndexOf('/') + 1));
        String stream = ConsoleVisitor.stream(visitor.get("/"));
        String[] name = stream.substring("/streams/".length()).split("/", -1);
        String ofStream = "system=" + name[0] + "&stream=" + name[1];
        String deep = "&after=" + newestNumber / 2;
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("overview", "/");
        paths.put("stream", stream);
        paths.put("dead letters: groups", "/dead-letters");
        paths.put("groups of one stream", "/dead-letters?" + ofStream);
        paths.put("the largest group", largest);
        paths.put("letters: unfinished", "/dead-letters/letters");
        paths.put("letters: all", "/dead-letters/letters?state=all");
        paths.put("letters: all, deep page", "/dead-letters/letters?state=all" + deep);
        paths.put("letters: largest group", "/dead-letters/letters?" + group);
        paths.put("letters: largest group, deep page", "/dead-letters/letters?state=all&" + group + deep);
        paths.put("letters: one stream, open", "/dead-letters/letters?state=open&" + ofStream);
        paths.put("letters: one code, deep page", "/dead-letters/letters?state=all&code=HUB-VAL-001" + deep);
        paths.put("letters: one field", "/dead-letters/letters?state=all&field=email");
        paths.put("letters: one assignee", "/dead-letters/letters?assignee=user3");
        paths.put("letters: one file", "/dead-letters/letters?state=all&origin=" + name[1] + "-7.csv");
        paths.put("letters: quarantined, five attempts", "/dead-letters/letters?state=quarantined&attempts=5");
        paths.put("letters: nothing fits", "/dead-letters/letters?field=nowhere");
        paths.put(
                "letters: first seen 40 days ago",
                "/dead-letters/letters?state=all&first-from=" + now.minus(41, ChronoUnit.DAYS) + "&first-until="
                        + now.minus(40, ChronoUnit.DAYS));
        paths.put("letters: last hour", "/dead-letters/letters?last-from=" + now.minus(1, ChronoUnit.HOURS));
        paths.put("one letter", "/dead-letters/letters/" + newestNumber / 3);
        paths.put("one letter, newest", newest);
        paths.put("plans", "/dead-letters/plans");
        paths.put("new plan of the largest group", "/dead-letters/plan?" + group);
        paths.put("mend the largest group", "/dead-letters/mend?" + group);
        paths.put("dismiss the largest group", "/dead-letters/dismiss?" + group);
        paths.put("alerts", "/alerts");
        paths.put("customers, before a search", "/customers");
        paths.put("configuration", "/configuration");
        paths.put("configuration, changes", "/configuration/changes");
        paths.put("operations", "/operations");
        paths.put("audit", "/audit");
        paths.put("my rights", "/rights");
        return paths;
    }

    private Map<String, Runnable> searches() {
        String token = ConsoleVisitor.token(visitor.get("/customers"));
        Sample western = people.get(0);
        Sample chinese = people.get(people.size() - 1);
        Map<String, Runnable> searches = new LinkedHashMap<>();
        searches.put("customers by phone", () -> search(token, "phone", western.phone()));
        searches.put("customers by e-mail", () -> search(token, "email", western.email()));
        searches.put("customers by identifier", () -> search(token, "identifier", western.identifier()));
        searches.put("customers by record", () -> search(token, "record", western.record()));
        searches.put("customers by name", () -> search(token, "name", western.name()));
        searches.put("customers by Chinese name", () -> search(token, "name", chinese.name()));
        searches.put("customers by anything: a phone", () -> search(token, "anything", western.phone()));
        searches.put("customers by anything: a name", () -> search(token, "anything", western.name()));
        searches.put("customers by anything: nobody", () -> search(token, "anything", "nobody of that name"));
        String customer = ConsoleVisitor.link(search(token, "name", chinese.name()), "/customers");
        searches.put("one customer", () -> visitor.get(customer));
        searches.put("one customer, records", () -> visitor.get(customer + "?part=records"));
        searches.put("one customer, history", () -> visitor.get(customer + "?part=history"));
        return searches;
    }

    private String search(String token, String by, String value) {
        return visitor.post("/customers", Map.of("by", by, "value", value), token);
    }

    private Time time(String name, Runnable look) {
        for (int i = 0; i < Math.min(WARM_UP, rounds); i++) {
            look.run();
        }
        double[] millis = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            look.run();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return new Time(name, millis[rounds / 2], millis[(int) Math.ceil(0.95 * rounds) - 1]);
    }
}
