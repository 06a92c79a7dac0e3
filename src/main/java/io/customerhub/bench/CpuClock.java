package io.customerhub.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processor time of the hub and its PostgreSQL together, in seconds. Time on the wall says little on a machine that
 * others use, too. PostgreSQL's part comes from {@code /proc}, so it is known on Linux only.
 */
public final class CpuClock {

    /** Linux counts in clock ticks; USER_HZ is 100 on every architecture that the JVM runs on (proc(5)). */
    private static final double TICKS_PER_SECOND = 100.0;

    private static final Path PROC = Path.of("/proc");
    private static final int PARENT = 1;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int CHILDREN_USER_TIME = 13;
    private static final int CHILDREN_SYSTEM_TIME = 14;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long postmaster;

    /** @param postmaster the process id of the server; 0 when none is measured */
    public CpuClock(long postmaster) {
        this.postmaster = postmaster;
    }

    /** True when PostgreSQL's part can be measured here. */
    public boolean seesPostgres() {
        return Files.exists(PROC.resolve(Long.toString(postmaster)).resolve("stat"));
    }

    /** Processor seconds of this JVM since its start. */
    public double hub() {
        return system.getProcessCpuTime() / 1e9;
    }

    /** Processor seconds of PostgreSQL since its start: its living processes and those that have ended. */
    public double postgres() {
        if (!seesPostgres()) {
            return 0;
        }
        long ticks = 0;
        try (Stream<Path> processes = Files.list(PROC)) {
            for (Path process : processes
                    .filter(path ->
                            Character.isDigit(path.getFileName().toString().charAt(0)))
                    .toList()) {
                ticks += ticksOf(process);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return ticks / TICKS_PER_SECOND;
    }

    private long ticksOf(Path process) {
        List<String> stat = stat(process);
        if (stat.isEmpty()) {
            return 0;
        }
        boolean server = process.getFileName().toString().equals(Long.toString(postmaster));
        if (!server && !stat.get(PARENT).equals(Long.toString(postmaster))) {
            return 0;
        }
        long own = Long.parseLong(stat.get(USER_TIME)) + Long.parseLong(stat.get(SYSTEM_TIME));
        return server
                ? own + Long.parseLong(stat.get(CHILDREN_USER_TIME)) + Long.parseLong(stat.get(CHILDREN_SYSTEM_TIME))
                : own;
    }

    /** The fields of {@code stat} from the state on; the name before it may hold spaces. Empty when it has ended. */
    private static List<String> stat(Path process) {
        try {
            String text = Files.readString(process.resolve("stat"));
            return List.of(text.substring(text.lastIndexOf(')') + 2).split(" "));
        } catch (IOException ended) {
            return List.of();
        }
    }
}
