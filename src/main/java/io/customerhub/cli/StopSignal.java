package io.customerhub.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Turns SIGTERM and Ctrl-C into a wish: the process stays until the command has ended everything in order. Opened before
 * whatever must be closed in order, and closed after it.
 */
final class StopSignal implements AutoCloseable {

    private final CountDownLatch wished = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onSignal, "stop");

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** True once the process shall end. */
    boolean isWished() {
        return wished.getCount() == 0;
    }

    /** Waits until the process shall end. */
    void await() throws InterruptedException {
        wished.await();
    }

    private void onSignal() {
        wished.countDown();
        try {
            ended.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        // The JVM would end with 128 + signal; a hub that was told to stop and did so in order has done well.
        Runtime.getRuntime().halt(ExitCode.GOOD.number());
    }

    @Override
    public void close() {
        ended.countDown();
        if (!isWished()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
