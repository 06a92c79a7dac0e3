package io.customerhub.ingest.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The posts of one endpoint on their way into batches. It is bounded, and closed while the hub does not read the stream,
 * rests after a failure, or has had one batch in hand for too long, as when the warehouse is away: what is posted then is
 * put off at once. Any thread may offer; one takes.
 */
public final class Inbox {

    private static final int MOST_POSTS = 10_000;

    private final BlockingQueue<Post> queue = new ArrayBlockingQueue<>(MOST_POSTS);
    private final ConcurrentSkipListMap<Integer, AtomicInteger> refused = new ConcurrentSkipListMap<>();
    private final long stallNanos;
    private boolean isOpen;
    private boolean isInHand;
    private long inHandSince;

    /** @param stall how long a batch may be in hand before further posts are put off */
    public Inbox(Duration stall) {
        this.stallNanos = stall.toNanos();
    }

    /** Takes posts from now on. */
    public synchronized void open() {
        isOpen = true;
    }

    /** Takes no more posts, and puts off those that wait. */
    public void rest() {
        List<Post> waiting = new ArrayList<>();
        synchronized (this) {
            isOpen = false;
            queue.drainTo(waiting);
        }
        waiting.forEach(Post::putOff);
    }

    /** True when a post would be taken now. */
    synchronized boolean accepts() {
        boolean isStalled = isInHand && System.nanoTime() - inHandSince > stallNanos;
        return isOpen && !isStalled && queue.remainingCapacity() > 0;
    }

    /** Takes a post, or not. */
    synchronized boolean offer(Post post) {
        return accepts() && queue.offer(post);
    }

    /**
     * What has been posted, in order of arrival: waits for a first post, then a moment for those that come together with
     * it, so that many small posts share one transaction. Posts whose sender no longer waits are left out.
     *
     * @param wait how long to wait for the first
     * @param gather how long to wait for more
     * @return the posts, in hand until {@link #done}; empty when none came
     */
    public List<Post> take(Duration wait, Duration gather, int mostPosts, long mostBytes) throws InterruptedException {
        List<Post> taken = new ArrayList<>();
        long bytes = 0;
        long until = System.nanoTime() + wait.toNanos();
        while (taken.size() < mostPosts && bytes < mostBytes) {
            Post post = queue.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (post == null) {
                break;
            }
            if (post.isAnswered()) {
                post.release();
                continue;
            }
            if (taken.isEmpty()) {
                until = System.nanoTime() + gather.toNanos();
            }
            taken.add(post);
            bytes += post.body().length;
        }
        if (!taken.isEmpty()) {
            inHand(true);
        }
        return taken;
    }

    /** The posts that were taken last have been answered. */
    public void done() {
        inHand(false);
    }

    private synchronized void inHand(boolean now) {
        isInHand = now;
        inHandSince = System.nanoTime();
    }

    /** Counts a post that was refused. */
    void refused(int status) {
        refused.computeIfAbsent(status, key -> new AtomicInteger()).incrementAndGet();
    }

    /** How many posts were refused since the last call, by HTTP status. */
    public Map<Integer, Integer> takeRefused() {
        Map<Integer, Integer> counts = new TreeMap<>();
        refused.forEach((status, count) -> {
            int number = count.getAndSet(0);
            if (number > 0) {
                counts.put(status, number);
            }
        });
        return counts;
    }
}
