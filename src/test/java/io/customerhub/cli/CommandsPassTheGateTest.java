package io.customerhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * No command writes into the warehouse by itself: who may do it, and that it was done, is settled by the gate. Those that
 * may are named here with the reason. What writes is read off the compiled classes, so that a new command cannot forget.
 */
final class CommandsPassTheGateTest {

    /** Commands in which such statements stand, and why they may. */
    private static final Map<String, String> OUTSIDE = Map.of(
            "AuditNewKeyCommand", "without its key the log takes no entry; this one writes its own under the new key",
            "BenchCommand", "fills databases of its own for measuring",
            "BenchConsoleCommand", "fills a warehouse that is made for measuring",
            "DeadLettersPlanCommand",
                    "the cancelling passes the gate; without a running hub this gives the letters back",
            "DeadLettersReplayCommand", "the plan passes the gate; without a running hub this works it through",
            "DemoCommand", "is a hub that runs",
            "MatchPreviewCommand", "fills temporary tables in a transaction that is rolled back",
            "RunCommand", "is a hub that runs",
            "TestCommand", "empties the source of the test, in a database of its own");

    /** What the gate itself does, and what makes a warehouse ready before anything is asked of it. */
    private static final Set<String> NOT_FOLLOWED = Set.of(
            "io/customerhub/access/Gate",
            "io/customerhub/HubActions",
            // what a pipeline noticed of its sources is noted by hubs, and by none of the commands that only try out
            "io/customerhub/pipeline/DriftJournal",
            "io/customerhub/warehouse/WarehouseServer",
            "io/customerhub/warehouse/Warehouse.open");

    @Test
    void noCommandWritesPastTheGateButThoseThatAreNamed() throws Exception {
        WritingCode code = WritingCode.of("io.customerhub", NOT_FOLLOWED);
        Map<String, String> found = new TreeMap<>();
        Set<String> commands = new TreeSet<>();
        for (String type : code.annotated("Lpicocli/CommandLine$Command;")) {
            if (type.startsWith("io/customerhub/cli/")) {
                String name = type.substring("io/customerhub/cli/".length());
                commands.add(name);
                code.wayToWriting(type).ifPresent(way -> found.put(name, way));
            }
        }
        // an analysis that sees nothing would find nothing to complain about
        assertThat(commands).hasSizeGreaterThan(60);
        assertThat(code.wayToWriting("io/customerhub/warehouse/PositionChanges"))
                .isPresent();
        assertThat(code.wayToWriting("io/customerhub/service/state/StreamControl"))
                .isPresent();
        assertThat(code.wayToWriting("io/customerhub/warehouse/golden/CustomerStore"))
                .isEmpty();

        assertThat(found.keySet())
                .as("commands that write past the gate, each by its way there: %s", found)
                .isEqualTo(OUTSIDE.keySet());
    }
}
