package io.customerhub.access;

/** A right, named {@code area:object:action}; roles are sets of them. */
public enum Permission {
    /** States, counts and figures of the hub; no value of any record. */
    STATE_SEE("hub:state:see", "states, counts and figures; no value of any record"),
    /** Pause, resume, run now, backfill. */
    STREAMS_CONTROL("hub:stream:control", "pause, resume, run now and backfill streams"),
    /** Acknowledge alerts and set their quiet hours. */
    ALERTS_ACKNOWLEDGE("hub:alert:acknowledge", "acknowledge alerts and set their quiet hours"),
    /** Routes, mappings and contracts as they run; no value of any record. */
    CONFIGURATION_SEE("configuration:file:see", "routes, mappings and contracts as they run"),
    /** Write into the files of the project. */
    CONFIGURATION_CHANGE("configuration:file:change", "write into the files of the project"),
    /** Dead letters with masked payloads. */
    LETTERS_SEE("dead-letters:letter:see", "dead letters with masked values"),
    /** Dismiss, restore, assign, note. */
    LETTERS_DECIDE("dead-letters:letter:decide", "dismiss, restore, assign and note dead letters"),
    /** Test again, replay, plan. */
    LETTERS_REPLAY("dead-letters:letter:replay", "test dead letters again, replay them, plan replays"),
    /** Change what is replayed: by hand or by rule. */
    LETTERS_EDIT("dead-letters:letter:edit", "change what is replayed, by hand or by rule"),
    /** Allow the plan of somebody else that needs a second person. */
    PLANS_APPROVE("dead-letters:plan:approve", "allow the plan of somebody else that needs a second person"),
    /** Customers with masked values. */
    CUSTOMERS_SEE("customers:customer:see", "customers with masked values"),
    /** Decide who is who, pin values. */
    CUSTOMERS_DECIDE("customers:match:decide", "decide who is who, and pin values"),
    /** See a value of a person as it is, for a purpose that is written down. */
    PERSONAL_REVEAL("personal:value:reveal", "see values of persons as they are, for a purpose that is noted"),
    /** Every entry of the audit log. */
    AUDIT_SEE("audit:entry:see", "every entry of the audit log"),
    /** One's own entries of the audit log, one's own rights and tokens. */
    OWN_SEE("audit:own:see", "your own entries of the audit log, rights, sessions, tokens and password"),
    /** Users, their roles and tokens. */
    USERS_ADMINISTER("access:user:administer", "users, their roles and sessions");

    private final String text;
    private final String meaning;

    Permission(String text, String meaning) {
        this.text = text;
        this.meaning = meaning;
    }

    /** Its name for people, tokens and documents, such as {@code hub:state:see}. */
    public String text() {
        return text;
    }

    /** What it opens, as a phrase. */
    public String meaning() {
        return meaning;
    }

    /**
     * The permission of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Permission named(String text) {
        for (Permission permission : values()) {
            if (permission.text.equals(text)) {
                return permission;
            }
        }
        throw new IllegalArgumentException("no permission is named '" + text + "'");
    }
}
