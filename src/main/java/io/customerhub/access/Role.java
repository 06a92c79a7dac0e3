package io.customerhub.access;

import static io.customerhub.access.Permission.ALERTS_ACKNOWLEDGE;
import static io.customerhub.access.Permission.AUDIT_SEE;
import static io.customerhub.access.Permission.CONFIGURATION_CHANGE;
import static io.customerhub.access.Permission.CONFIGURATION_SEE;
import static io.customerhub.access.Permission.CUSTOMERS_DECIDE;
import static io.customerhub.access.Permission.CUSTOMERS_SEE;
import static io.customerhub.access.Permission.LETTERS_DECIDE;
import static io.customerhub.access.Permission.LETTERS_EDIT;
import static io.customerhub.access.Permission.LETTERS_REPLAY;
import static io.customerhub.access.Permission.LETTERS_SEE;
import static io.customerhub.access.Permission.OWN_SEE;
import static io.customerhub.access.Permission.PERSONAL_REVEAL;
import static io.customerhub.access.Permission.PLANS_APPROVE;
import static io.customerhub.access.Permission.STATE_SEE;
import static io.customerhub.access.Permission.STREAMS_CONTROL;
import static io.customerhub.access.Permission.USERS_ADMINISTER;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a person is to the hub. Nobody can change the audit log, and the admin sees no customer data. */
public enum Role {
    /** Sees how the hub is. */
    READER(),
    /** Runs the hub and works through dead letters. */
    OPERATOR(
            STREAMS_CONTROL,
            ALERTS_ACKNOWLEDGE,
            CONFIGURATION_SEE,
            LETTERS_SEE,
            LETTERS_DECIDE,
            LETTERS_REPLAY,
            LETTERS_EDIT,
            PLANS_APPROVE,
            CUSTOMERS_SEE,
            PERSONAL_REVEAL),
    /** Adds and changes source systems. */
    ENGINEER(
            STREAMS_CONTROL,
            ALERTS_ACKNOWLEDGE,
            CONFIGURATION_SEE,
            CONFIGURATION_CHANGE,
            LETTERS_SEE,
            LETTERS_DECIDE,
            LETTERS_REPLAY),
    /** Decides who is who. */
    STEWARD(LETTERS_SEE, CUSTOMERS_SEE, CUSTOMERS_DECIDE, PERSONAL_REVEAL),
    /** Answers access and erasure requests. */
    PRIVACY_OFFICER(LETTERS_SEE, CUSTOMERS_SEE, PERSONAL_REVEAL, AUDIT_SEE),
    /** Reads the audit log. */
    AUDITOR(AUDIT_SEE),
    /** Keeps users and their roles. */
    ADMIN(USERS_ADMINISTER);

    private final Set<Permission> permissions;

    Role(Permission... more) {
        EnumSet<Permission> all = EnumSet.of(STATE_SEE, OWN_SEE);
        Collections.addAll(all, more);
        this.permissions = Collections.unmodifiableSet(all);
    }

    /** What it may. */
    public Set<Permission> permissions() {
        return permissions;
    }

    /** Its name for people, tokens and claims, such as {@code privacy-officer}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The role of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Role named(String text) {
        for (Role role : values()) {
            if (role.text().equals(text)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role is named '" + text + "'");
    }
}
