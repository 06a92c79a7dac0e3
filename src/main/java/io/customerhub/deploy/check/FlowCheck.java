package io.customerhub.deploy.check;

import io.customerhub.config.NearestName;
import io.customerhub.config.Place;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlNode.Entry;
import io.customerhub.config.YamlNode.Mapping;
import io.customerhub.config.YamlNode.Scalar;
import io.customerhub.config.YamlNode.Sequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Follows the way of messages from route to route: calls that nobody answers, routes that nobody calls, steps behind
 * the end, and routes of connectors that do not lead to {@code direct:ingest}. First every file of the project is
 * {@linkplain #learn learnt}, then each is {@linkplain #check checked}.
 */
public final class FlowCheck {

    private static final String DIRECT = "direct:";

    /** Where every batch enters the pipeline. */
    private static final String INGEST = "direct:ingest";

    private static final Set<String> ENDS = Set.of("stop", "throwException", "rollback");

    /** A route of any file, with the addresses that it calls. */
    private record Route(YamlNode from, List<Scalar> calls, boolean isDynamic) {}

    private final Map<String, List<Route>> byFile = new LinkedHashMap<>();
    private final Map<String, List<Route>> byAddress = new TreeMap<>();
    private final Set<String> called = new HashSet<>();

    /** Takes note of the routes of a file. */
    public void learn(String file, YamlNode root) {
        List<Route> routes = new ArrayList<>();
        if (root instanceof Sequence documents) {
            for (YamlNode document : documents.items()) {
                YamlNode from = document.at("route", "from");
                if (from != null) {
                    routes.add(route(from));
                } else {
                    calls(document).forEach(call -> called.add(address(call.text())));
                }
            }
        }
        byFile.put(file, routes);
        for (Route route : routes) {
            byAddress
                    .computeIfAbsent(address(route.from().text("uri")), unknown -> new ArrayList<>())
                    .add(route);
            route.calls().forEach(call -> called.add(address(call.text())));
        }
    }

    private static Route route(YamlNode from) {
        YamlNode steps = from.at("steps");
        boolean isDynamic = Endpoint.in(from).stream().anyMatch(Endpoint::isDynamic);
        return new Route(from, steps == null ? List.of() : calls(steps), isDynamic);
    }

    /** All texts below a node that are addresses of direct:, whatever step names them. */
    private static List<Scalar> calls(YamlNode node) {
        List<Scalar> calls = new ArrayList<>();
        Deque<YamlNode> open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            YamlNode next = open.pop();
            if (next instanceof Sequence list) {
                list.items().forEach(open::push);
            } else if (next instanceof Mapping mapping) {
                mapping.entries().forEach(entry -> open.push(entry.value()));
            } else if (next instanceof Scalar scalar && scalar.text().startsWith(DIRECT)) {
                for (String one : scalar.text().split(",")) {
                    calls.add(new Scalar(scalar.place(), one.strip(), scalar.kind()));
                }
            }
        }
        return calls;
    }

    private static String address(String uri) {
        String plain = uri.split("\\?", 2)[0].strip();
        return plain.startsWith("direct://") ? DIRECT + plain.substring("direct://".length()) : plain;
    }

    /**
     * What is wrong with the ways of one file that has been learnt.
     *
     * @param isShared true for a file of no source system, whose routes the hub itself may call
     */
    public void check(String file, boolean isShared, Problems problems) {
        for (Route route : byFile.getOrDefault(file, List.of())) {
            checkCalls(route, problems);
            checkEnds(route.from(), problems);
            if (!isShared) {
                checkCalled(route, problems);
                checkIngest(route, problems);
            }
        }
    }

    private void checkCalls(Route route, Problems problems) {
        for (Scalar call : route.calls()) {
            String address = address(call.text());
            if (!byAddress.containsKey(address) && !address.contains("{{") && !address.contains("${")) {
                List<String> known = byAddress.keySet().stream()
                        .filter(name -> name.startsWith(DIRECT))
                        .toList();
                problems.add(
                        call.place(),
                        ProblemCode.ROUTE_TARGET,
                        "found '" + address + "', from which no route starts, expected one of "
                                + String.join(", ", known) + NearestName.hint(address, known));
            }
        }
    }

    private void checkCalled(Route route, Problems problems) {
        String address = address(route.from().text("uri"));
        if (address.startsWith(DIRECT) && !address.contains("{{") && !called.contains(address)) {
            problems.add(
                    place(route, "uri"),
                    ProblemCode.ROUTE_UNCALLED,
                    "no route calls '" + address + "', so this one never runs; write - to: {uri: " + address
                            + "} into the route that shall call it, or remove this one");
        }
    }

    /** Finds the steps behind one that ends the route, in every list of steps. */
    private static void checkEnds(YamlNode node, Problems problems) {
        if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                if (entry.key().equals("steps") && entry.value() instanceof Sequence steps) {
                    checkEnd(steps, problems);
                }
                checkEnds(entry.value(), problems);
            }
        } else if (node instanceof Sequence list) {
            list.items().forEach(item -> checkEnds(item, problems));
        }
    }

    private static void checkEnd(Sequence steps, Problems problems) {
        for (int i = 0; i + 1 < steps.items().size(); i++) {
            if (steps.items().get(i) instanceof Mapping step
                    && step.entries().size() == 1
                    && ENDS.contains(step.entries().get(0).key())
                    && !step.text(step.entries().get(0).key(), "disabled").equals("true")) {
                problems.add(
                        steps.items().get(i + 1).place(),
                        ProblemCode.ROUTE_UNREACHABLE,
                        "no message comes here: '" + step.entries().get(0).key() + "' in line "
                                + step.place().line()
                                + " ends the route; move this step before it, or remove one of them");
                return;
            }
        }
    }

    private void checkIngest(Route route, Problems problems) {
        boolean isStream = !route.from().text("parameters", "stream").isEmpty()
                && route.from().text("uri").startsWith("kamelet:");
        YamlNode steps = route.from().at("steps");
        if (!isStream || steps == null || leadsToIngest(route)) {
            return;
        }
        problems.add(
                steps.place(),
                ProblemCode.ROUTE_WITHOUT_INGEST,
                "the route reads the stream '" + route.from().text("parameters", "stream")
                        + "' but never leads to direct:ingest, so nothing is loaded; write as its last step"
                        + " - to: {uri: direct:ingest}");
    }

    private boolean leadsToIngest(Route start) {
        Deque<Route> open = new ArrayDeque<>(List.of(start));
        Map<Route, Boolean> seen = new HashMap<>();
        while (!open.isEmpty()) {
            Route route = open.pop();
            if (route.isDynamic()) {
                return true;
            }
            for (Scalar call : route.calls()) {
                String address = address(call.text());
                // a call that nobody answers is told as such
                if (address.equals(INGEST) || !byAddress.containsKey(address)) {
                    return true;
                }
                for (Route next : byAddress.get(address)) {
                    if (seen.putIfAbsent(next, true) == null) {
                        open.push(next);
                    }
                }
            }
        }
        return false;
    }

    private static Place place(Route route, String key) {
        YamlNode value = route.from().at(key);
        return value == null ? route.from().place() : value.place();
    }
}
