package io.customerhub.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/**
 * What some work took.
 *
 * @param seconds time on the wall
 * @param hubCpu processor seconds of this JVM
 * @param postgresCpu processor seconds of PostgreSQL
 * @param peakHeapMb the most heap in use at any moment, garbage included, in MiB
 */
public record Measure(double seconds, double hubCpu, double postgresCpu, double peakHeapMb) {

    private static final double MIB = 1 << 20;

    /** Hub and PostgreSQL together. */
    public double cpu() {
        return hubCpu + postgresCpu;
    }

    /** Work that is measured. */
    @FunctionalInterface
    public interface Work {
        /** Does it all. */
        void run() throws Exception;
    }

    /** Measures some work. */
    public static Measure of(CpuClock clock, Work work) throws Exception {
        heapPools(MemoryPoolMXBean::resetPeakUsage);
        double hub = clock.hub();
        double postgres = clock.postgres();
        long begun = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        double[] peak = new double[1];
        heapPools(pool -> peak[0] += pool.getPeakUsage().getUsed() / MIB);
        return new Measure(seconds, clock.hub() - hub, clock.postgres() - postgres, peak[0]);
    }

    private static void heapPools(java.util.function.Consumer<MemoryPoolMXBean> action) {
        ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .forEach(action);
    }
}
