package io.customerhub.console;

import io.customerhub.access.Action;
import io.customerhub.access.ActionRegistry;
import io.customerhub.access.AuditTrail;
import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.access.Operations;
import io.customerhub.access.Outcome;
import io.customerhub.access.Role;
import io.customerhub.console.page.Page;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A console on a free port with the pages under test, and people who have signed in with the roles that a test needs. */
public final class TestConsole implements AutoCloseable {

    private final KnownPeople people = new KnownPeople();
    private final ConsoleServer server;

    private TestConsole(Gate gate, List<Page> pages, List<Mount> mounts, ConsoleOptions options, Clock clock) {
        server = ConsoleServer.start(options, new ConsoleServer.Content(gate, people, pages, mounts, clock));
    }

    /** A console with these pages over these actions; the gate's notes are dropped. */
    public static TestConsole of(List<Action<?, ?>> actions, Page... pages) {
        return of(gate(actions), List.of(pages), List.of(), null);
    }

    /** A console with everything given. */
    public static TestConsole of(Gate gate, List<Page> pages, List<Mount> mounts, @Nullable URI url) {
        return new TestConsole(gate, pages, mounts, new ConsoleOptions("127.0.0.1", 0, url), Clock.systemUTC());
    }

    /** A gate that notes nowhere. */
    public static Gate gate(List<Action<?, ?>> actions) {
        AuditTrail trail = entry -> {};
        return new Gate(new ActionRegistry(actions), trail, new Operations() {
            private final AtomicLong last = new AtomicLong();

            @Override
            public long begin(Caller caller, String action, String subject, String purpose) {
                return last.incrementAndGet();
            }

            @Override
            public void done(long operation, Outcome outcome) {}

            @Override
            public void failed(long operation, String code, @Nullable String message) {}
        });
    }

    /** Somebody who has signed in with these roles. */
    public PlainBrowser as(Role... roles) {
        PlainBrowser browser = new PlainBrowser(server.address());
        browser.cookie("hub", people.signedIn(Caller.person("alex", Set.of(roles), "127.0.0.1")));
        return browser;
    }

    /** Somebody who has not. */
    public PlainBrowser stranger() {
        return new PlainBrowser(server.address());
    }

    /** Who can sign in. */
    public KnownPeople people() {
        return people;
    }

    /** Where it is. */
    public String address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }
}
