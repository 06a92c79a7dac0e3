package io.customerhub.console;

import io.customerhub.access.Caller;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.access.Role;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Sessions in memory, for tests of the console itself; the real ones are tested where they are. */
final class KnownPeople implements Authentication {

    private final Map<String, Caller> sessions = new ConcurrentHashMap<>();

    String signedIn(Caller caller) {
        String secret = UUID.randomUUID().toString() + UUID.randomUUID();
        sessions.put(secret, caller);
        return secret;
    }

    int open() {
        return sessions.size();
    }

    @Override
    public Optional<Session> session(String secret, String from) {
        return Optional.ofNullable(sessions.get(secret)).map(caller -> new Session(caller, caller.name()));
    }

    @Override
    public Opened password(String name, String password, String from) {
        if (!password.equals("right horse battery staple")) {
            throw new RequestException(Reason.FORBIDDEN, "HUB-ID-001", "name or password is wrong");
        }
        return new Opened(signedIn(Caller.person(name, Set.of(Role.OPERATOR), from)), Duration.ofHours(8));
    }

    @Override
    public Opened firstAdmin(String code, String name, String password, String from) {
        throw new RequestException(Reason.FORBIDDEN, "HUB-ID-002", "the code is wrong");
    }

    @Override
    public boolean awaitsFirstAdmin() {
        return false;
    }

    @Override
    public Opened link(String code, String from) {
        return password("link", code, from);
    }

    @Override
    public Opened setPassword(String code, String password, String from) {
        throw new RequestException(Reason.FORBIDDEN, "HUB-ID-003", "the code is wrong");
    }

    @Override
    public void signOut(String secret, String from) {
        sessions.remove(secret);
    }
}
