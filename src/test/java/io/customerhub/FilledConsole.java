package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.access.Role;
import io.customerhub.config.HubSettings;
import io.customerhub.console.ConsolePages;
import io.customerhub.console.PlainBrowser;
import io.customerhub.console.TestConsole;
import io.customerhub.record.StreamName;
import io.customerhub.service.identity.OwnRequests.CreateToken;
import io.customerhub.service.identity.UserRequests.AddUser;
import io.customerhub.service.letter.AssignLetters;
import io.customerhub.service.letter.DismissLetters;
import io.customerhub.service.letter.FindGroups;
import io.customerhub.service.letter.GroupView;
import io.customerhub.service.letter.LetterChoice;
import io.customerhub.service.letter.LetterFilter;
import io.customerhub.service.letter.ListLetters;
import io.customerhub.service.letter.NoteLetters;
import io.customerhub.service.plan.PlanRequests.CancelPlan;
import io.customerhub.service.plan.PlanRequests.CreatePlan;
import io.customerhub.service.plan.PlanRequests.MadePlans;
import io.customerhub.service.state.PauseStream;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A console over what really went through a hub: files were read, records were refused, people decided about them, and every
 * text that a source or a person can choose is one of those that the test gives.
 */
final class FilledConsole implements AutoCloseable {

    private static final Set<Role> ALL = Set.of(Role.values());
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"]*)\"");

    private final String url = TestDatabase.fresh();
    private final Warehouse warehouse;
    private final HubActions actions;
    private final TestConsole console;
    private final List<String> words;

    /** Fills a console; the words must fit into a line of a CSV file. */
    FilledConsole(Path folder, List<String> words) {
        this.words = List.copyOf(words);
        ProjectInFolder project = ProjectInFolder.in(folder)
                .system("crm", mapping(words.get(0)))
                .write("routes/crm/customers.contract.yaml", contract(words.get(1), words.get(0)));
        project.drop("crm", "a " + words.get(2).replace('/', '_') + ".csv", file());
        Shell.Result run = new Shell(project.environment(url)).hub("run", "--once");
        warehouse = Warehouse.open(url);
        Map<String, String> environment = new HashMap<>(project.environment(url));
        environment.put("HUB_DATA", folder.resolve("data").toString());
        actions = HubActions.over(HubSettings.from(environment), environment, warehouse);
        assertThat(RunningHub.rows(url, "SELECT id FROM hub.dead_letter"))
                .as(run.out() + run.err())
                .hasSizeGreaterThan(words.size());
        decide(actions.gate());
        alert();
        console = TestConsole.of(actions.gate(), ConsolePages.all(), List.of(), null);
    }

    /** Records are refused for the field of this name. */
    private static String mapping(String field) {
        return """
                entity: customer
                key: id
                region: CN
                fields:
                  name: {from: name, as: person-name}
                  email: {from: mail, as: email}
                  phone.mobile: {from: phone, as: phone}
                  status: {from: %1$s, as: code, map: {A: active, B: blocked}, onInvalid: reject}
                  birth_date: {from: born, as: date, order: day-month-year, onInvalid: reject}
                """
                .formatted(quoted(field));
    }

    private static String contract(String owner, String field) {
        return """
                apiVersion: v3.1.0
                kind: DataContract
                id: crm-customers
                name: crm customers
                version: 0.1.0
                status: active
                team: {name: %1$s, members: [{username: %1$s, role: owner}]}
                schema:
                  - name: customers
                    properties:
                      - {name: id, logicalType: string, required: true, primaryKey: true}
                      - {name: name, logicalType: string, classification: personal}
                      - {name: mail, logicalType: string, classification: personal}
                      - {name: phone, logicalType: string, classification: personal}
                      - {name: born, logicalType: string, classification: personal}
                      - {name: %2$s, logicalType: string}
                """
                .formatted(quoted(owner), quoted(field));
    }

    /** JSON is YAML. */
    private static String quoted(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
    }

    /** Good records and refused ones; each word is a key, a name and what is refused. */
    private String file() {
        StringBuilder text = new StringBuilder("id,name,mail,phone,born," + csv(words.get(0)) + "\n");
        for (int i = 0; i < words.size(); i++) {
            String word = csv(words.get(i));
            text.append(word)
                    .append(',')
                    .append(word)
                    .append(",,,,")
                    .append(word)
                    .append('\n');
            text.append("good-%1$d,%2$s,person%1$d@example.org,1380013%1$04d,,A\n".formatted(i, word));
            text.append("%d,Wei Zhang,,,%s,A\n".formatted(i, i % 3 == 0 ? "soon" : word));
        }
        return text.toString();
    }

    private static String csv(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** What people write. */
    private void decide(Gate gate) {
        int at = 0;
        Caller alex = Caller.person("alex", ALL, "127.0.0.1");
        gate.perform(alex, new AddUser("alex", word(at), List.of("reader", "operator")));
        List<GroupView> groups =
                gate.perform(person(at), new FindGroups(LetterFilter.ALL, 100)).groups();
        List<Long> letters = gate.perform(person(at), new ListLetters(LetterFilter.ALL, null, 1_000)).letters().stream()
                .map(letter -> letter.id())
                .toList();
        for (GroupView group : groups) {
            gate.perform(person(at++), new AssignLetters(group.group(), null, word(at)));
        }
        for (String word : words) {
            gate.perform(
                    person(at++), new NoteLetters(groups.get(at % groups.size()).group(), null, word));
            gate.perform(person(at), new NoteLetters(null, letters.get(at % letters.size()), word));
            gate.perform(person(at), new AddUser("user" + at, word, List.of("reader")));
            gate.perform(alex, new CreateToken(null, word, List.of("hub:state:see"), 9));
            gate.perform(
                    person(at),
                    new DismissLetters(LetterChoice.of(letters.get(at % letters.size())), word + " and why"));
        }
        MadePlans made = gate.perform(
                person(at), new CreatePlan(LetterChoice.of(LetterFilter.ALL, Long.MAX_VALUE - 1), null, word(3)));
        gate.perform(person(4), new CancelPlan(made.plans().get(0).number(), word(5)));
        gate.perform(
                person(6),
                new CreatePlan(new LetterChoice(letters.subList(0, letters.size() / 2), null, null), null, word(7)));
        gate.perform(person(8), new PauseStream(new StreamName("crm", "customers"), word(9)));
    }

    private Caller person(int number) {
        return Caller.person(word(number), ALL, "127.0.0.1");
    }

    private String word(int number) {
        return words.get(number % words.size());
    }

    /** Alerts are raised by a hub that runs for longer than a test. */
    private void alert() {
        int number = 0;
        for (String word : words) {
            number++;
            String text = "'" + word.replace("'", "''") + "'";
            RunningHub.execute(
                    url,
                    "INSERT INTO hub.alert (kind, subject_kind, subject, stream, code, severity, sentence, state,"
                            + " first_raised, last_seen, acknowledged_by, acknowledged_at, note) VALUES ('new-group',"
                            + " 'group', " + text + " || ' " + number
                            + "', 'crm/customers', 'HUB-ALERT-001', 'warning', " + text
                            + ", 'acknowledged', now(), now(), " + text + ", now(), " + text + ")");
        }
    }

    /** Somebody who may do everything. */
    PlainBrowser everybody() {
        return console.as(Role.values());
    }

    String address() {
        return console.address();
    }

    String url() {
        return url;
    }

    /** Every address of the console that can be reached by links from its first page, without files; at most so many of a kind. */
    Set<String> pages(int mostOfAKind) {
        PlainBrowser browser = everybody();
        Set<String> seen = new TreeSet<>();
        Map<String, Integer> kinds = new HashMap<>();
        List<String> open = new ArrayList<>(List.of("/", "/tokens"));
        while (!open.isEmpty()) {
            String path = open.remove(0);
            String kind = path.replaceAll("[0-9a-f]{8,}[0-9a-f-]*|\\d+|=[^&]*", "#");
            if (path.startsWith("/static/")
                    || path.contains("format=")
                    || path.startsWith("/dead-letters/export")
                    || kinds.getOrDefault(kind, 0) >= mostOfAKind
                    || !seen.add(path)) {
                continue;
            }
            kinds.merge(kind, 1, Integer::sum);
            Matcher links = LINK.matcher(browser.get(path).body());
            while (links.find()) {
                open.add(links.group(1).replace("&amp;", "&").replaceAll("#.*", ""));
            }
        }
        return seen;
    }

    @Override
    public void close() {
        console.close();
        actions.close();
        warehouse.close();
    }
}
