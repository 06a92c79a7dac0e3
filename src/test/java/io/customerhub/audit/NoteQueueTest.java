package io.customerhub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.access.AuditTrail.Entry;
import io.customerhub.access.AuditTrail.Result;
import io.customerhub.access.Caller;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class NoteQueueTest {

    private final List<List<String>> written = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);

    @Test
    void whatComesWhileSomethingIsWrittenIsWrittenTogetherAndNobodyGoesOnBefore() throws Exception {
        NoteQueue queue = new NoteQueue(this::write);
        ExecutorService threads = Executors.newFixedThreadPool(9);
        try {
            Future<?> first = threads.submit(() -> queue.note(entry("slow")));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            List<Future<?>> others = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String subject = "letter " + i;
                others.add(threads.submit(() -> {
                    queue.note(entry(subject));
                    assertThat(written).anyMatch(together -> together.contains(subject));
                }));
            }
            Thread.sleep(200);
            assertThat(others).noneMatch(Future::isDone);
            goOn.countDown();
            first.get(10, TimeUnit.SECONDS);
            for (Future<?> other : others) {
                other.get(10, TimeUnit.SECONDS);
            }
            assertThat(written).hasSize(2);
            assertThat(written.get(1)).hasSize(8);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anEntryThatCannotBeWrittenFailsAloneAndTheOthersAreWritten() throws Exception {
        NoteQueue queue = new NoteQueue(entries -> {
            write(entries);
            if (entries.stream().anyMatch(entry -> entry.subject().equals("bad"))) {
                written.remove(written.size() - 1);
                throw new IllegalStateException("not this one");
            }
        });
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            threads.submit(() -> queue.note(entry("slow")));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            Future<?> good = threads.submit(() -> queue.note(entry("good")));
            Future<?> bad = threads.submit(() -> queue.note(entry("bad")));
            Thread.sleep(200);
            goOn.countDown();
            good.get(10, TimeUnit.SECONDS);
            assertThatThrownBy(() -> bad.get(10, TimeUnit.SECONDS)).hasMessageContaining("not this one");
            Awaitility.await().until(() -> written.stream().mapToInt(List::size).sum() == 2);
        } finally {
            threads.shutdownNow();
        }
    }

    private void write(List<Entry> entries) {
        if (entries.get(0).subject().equals("slow")) {
            begun.countDown();
            try {
                assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        written.add(entries.stream().map(Entry::subject).toList());
    }

    private static Entry entry(String subject) {
        return new Entry(Caller.hub(), "letters.look", subject, "", Result.DONE, 0, null);
    }
}
