package io.customerhub.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who asks for an action.
 *
 * @param name unique among all callers of the kind: the user name, or issuer and subject of an OpenID provider; no secret
 * @param kind how the caller proved who it is
 * @param roles what the caller is to the hub
 * @param scopes what the caller may at most; a token has fewer than its owner
 * @param from the address the request came from, or {@code local}
 * @param proof the number of the session or token that proved who it is; 0 when neither did
 */
public record Caller(String name, Kind kind, Set<Role> roles, Set<Permission> scopes, String from, long proof) {

    /** How callers prove who they are. */
    public enum Kind {
        /** Signed in at the console. */
        PERSON,
        /** An API token. */
        TOKEN,
        /** The shell of the machine: whoever can read the data folder or the password of the warehouse. */
        SHELL,
        /** The hub itself: alerts, plans that go on, what expires. */
        HUB
    }

    /** Copies the sets. */
    public Caller {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** Without a session or token behind it. */
    public Caller(String name, Kind kind, Set<Role> roles, Set<Permission> scopes, String from) {
        this(name, kind, roles, scopes, from, 0);
    }

    /** The same, proved by the session or token of that number. */
    public Caller provedBy(long number) {
        return new Caller(name, kind, roles, scopes, from, number);
    }

    /** Somebody who signed in. */
    public static Caller person(String name, Set<Role> roles, String from) {
        return new Caller(name, Kind.PERSON, roles, EnumSet.allOf(Permission.class), from);
    }

    /** Whoever uses the command line; who can open the warehouse there may all, under their own name. */
    public static Caller shell(String user) {
        return new Caller(user, Kind.SHELL, EnumSet.allOf(Role.class), EnumSet.allOf(Permission.class), "local");
    }

    /** The hub itself. */
    public static Caller hub() {
        return new Caller("hub", Kind.HUB, EnumSet.allOf(Role.class), EnumSet.allOf(Permission.class), "local");
    }

    /** True when a role of the caller has the permission and the scopes leave it. */
    public boolean may(Permission permission) {
        return scopes.contains(permission)
                && roles.stream().anyMatch(role -> role.permissions().contains(permission));
    }

    /** All that the caller may. */
    public Set<Permission> permissions() {
        EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
        for (Permission permission : Permission.values()) {
            if (may(permission)) {
                all.add(permission);
            }
        }
        return all;
    }
}
