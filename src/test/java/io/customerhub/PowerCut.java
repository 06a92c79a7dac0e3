package io.customerhub;

import io.customerhub.warehouse.WriteObserver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Several pieces of work in one process, each on a warehouse of its own, that comes to a stand at a step which was counted
 * out; when all of them stand, the process dies as by a power cut: no hook and no finally block runs. What takes long is the
 * start of a process, so that one is shared.
 */
final class PowerCut {

    /** The exit code of a process that died with every piece of work at its step. */
    static final int CRASHED = 137;

    /** The exit code of a process where a piece of work ended without coming to its step. */
    static final int ENDED = 10;

    private final CountDownLatch moving;
    private final List<String> arguments;

    private PowerCut(List<String> arguments) {
        this.arguments = arguments;
        this.moving = new CountDownLatch(arguments.size() / Order.WORDS);
    }

    /** One piece of work. */
    @FunctionalInterface
    interface Work {
        /** Does it to its end, telling of each step. */
        void on(String project, String url, WriteObserver observer) throws Exception;
    }

    /**
     * Where a piece of work is to stand.
     *
     * @param project the project folder
     * @param url the JDBC URL of the warehouse
     * @param step the number of the step, from 1
     */
    record Order(String project, String url, int step) {

        private static final int WORDS = 3;

        /** These orders as arguments of a process. */
        static List<String> arguments(List<Order> orders) {
            List<String> words = new ArrayList<>();
            orders.forEach(
                    order -> Collections.addAll(words, order.project(), order.url(), String.valueOf(order.step())));
            return words;
        }
    }

    /** Does a piece of work for each order; the process ends with {@link #CRASHED} or {@link #ENDED}. */
    static void during(Work work, String... arguments) throws InterruptedException {
        new PowerCut(List.of(arguments)).run(work);
    }

    private void run(Work work) throws InterruptedException {
        for (int i = 0; i < arguments.size(); i += Order.WORDS) {
            String project = arguments.get(i);
            String url = arguments.get(i + 1);
            WriteObserver stand = standAt(Integer.parseInt(arguments.get(i + 2)));
            new Thread(() -> end(work, project, url, stand), "work of " + project).start();
        }
        moving.await();
        Runtime.getRuntime().halt(CRASHED);
    }

    private WriteObserver standAt(int step) {
        AtomicInteger steps = new AtomicInteger();
        return reached -> {
            if (steps.incrementAndGet() == step) {
                moving.countDown();
                standStill();
            }
        };
    }

    private static void standStill() {
        while (true) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stays) {
                // whoever ends the work in order must not get past this step
            }
        }
    }

    private static void end(Work work, String project, String url, WriteObserver stand) {
        try {
            work.on(project, url, stand);
            System.out.println("ended without coming to its step: " + project);
        } catch (Exception failure) {
            failure.printStackTrace();
        } finally {
            Runtime.getRuntime().halt(ENDED);
        }
    }
}
