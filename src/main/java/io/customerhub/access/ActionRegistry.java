package io.customerhub.access;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All actions of the hub; what is not in here cannot be done through any face. */
public final class ActionRegistry {

    private final Map<Class<?>, Action<?, ?>> byRequest;
    private final Map<String, Action<?, ?>> byName;

    /**
     * A registry of these actions.
     *
     * @throws IllegalArgumentException when two of them have one name or one class of requests
     */
    public ActionRegistry(List<Action<?, ?>> actions) {
        Map<Class<?>, Action<?, ?>> requests = new LinkedHashMap<>();
        Map<String, Action<?, ?>> names = new LinkedHashMap<>();
        for (Action<?, ?> action : actions) {
            if (requests.put(action.request(), action) != null || names.put(action.name(), action) != null) {
                throw new IllegalArgumentException("the action " + action.name() + " is there twice");
            }
        }
        byRequest = Collections.unmodifiableMap(requests);
        byName = Collections.unmodifiableMap(names);
    }

    /** All of them, in the order in which they were given. */
    public Collection<Action<?, ?>> all() {
        return byName.values();
    }

    /** The action of that name; empty when there is none. */
    public Optional<Action<?, ?>> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The action that a request belongs to.
     *
     * @throws IllegalStateException when none does: what has no rule is not done
     */
    @SuppressWarnings("unchecked") // an action is kept under the class of its own requests
    <A> Action<Request<A>, A> of(Request<A> request) {
        Action<?, ?> action = byRequest.get(request.getClass());
        if (action == null) {
            throw new IllegalStateException(
                    "no action takes " + request.getClass().getSimpleName());
        }
        return (Action<Request<A>, A>) action;
    }
}
