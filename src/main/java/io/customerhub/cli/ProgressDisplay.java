package io.customerhub.cli;

import io.customerhub.pipeline.IntakeListener;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.BatchOutcome;
import io.customerhub.warehouse.ConfigurationChange;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Shows how the intake goes: one line that is redrawn on a terminal, one line for each finished stream elsewhere. Bad
 * news is told once, not at every try.
 */
final class ProgressDisplay implements IntakeListener, AutoCloseable {

    private static final long REDRAW_MILLIS = 300;

    private final Terminal terminal;
    private final Map<StreamName, LongAdder> read = new ConcurrentSkipListMap<>();
    private final Map<StreamName, String> told = new ConcurrentHashMap<>();
    private final Thread redraw;
    private volatile boolean live;
    private int drawn;

    ProgressDisplay(Terminal terminal) {
        this.terminal = terminal;
        this.live = terminal.interactive();
        this.redraw = new Thread(this::redraw, "progress");
        redraw.setDaemon(true);
        redraw.start();
    }

    @Override
    public void loaded(StreamName stream, BatchOutcome outcome, Duration duration) {
        read.computeIfAbsent(stream, name -> new LongAdder()).add(outcome.read());
    }

    @Override
    public void pollFinished(StreamName stream) {
        if (told.put(stream, "finished") == null) {
            line("  %-20s %,10d records read".formatted(stream, count(stream)));
        }
    }

    @Override
    public void pollFailed(StreamName stream, String code, String message) {
        if (!code.equals(told.put(stream, code))) {
            line("  %-20s waits: %s  %s".formatted(stream, code, message));
        }
    }

    @Override
    public void paused(StreamName stream, String code, String message) {
        line("  %-20s paused: %s  %s".formatted(stream, code, message));
    }

    @Override
    public void configured(ConfigurationChange change) {
        line(change.line());
    }

    /** Ends the live line; what comes later is told in plain lines. */
    void settle() {
        live = false;
        erase();
    }

    @Override
    public void close() {
        settle();
        redraw.interrupt();
    }

    private long count(StreamName stream) {
        LongAdder counter = read.get(stream);
        return counter == null ? 0 : counter.sum();
    }

    private void redraw() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (live) {
                    draw();
                }
                Thread.sleep(REDRAW_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void draw() {
        StringBuilder line = new StringBuilder("  reading");
        read.forEach((stream, counter) -> {
            if (!told.containsKey(stream)) {
                line.append("  %s %,d".formatted(stream, counter.sum()));
            }
        });
        String text = line.length() > 110 ? line.substring(0, 107) + "..." : line.toString();
        terminal.err().print("\r" + text + " ".repeat(Math.max(0, drawn - text.length())));
        terminal.err().flush();
        drawn = text.length();
    }

    private synchronized void line(String text) {
        erase();
        terminal.say(text);
    }

    private synchronized void erase() {
        if (drawn > 0) {
            terminal.err().print("\r" + " ".repeat(drawn) + "\r");
            drawn = 0;
        }
    }
}
