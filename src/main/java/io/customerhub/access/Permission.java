package io.customerhub.access;

/** A right, named {@code area:object:action}; roles are sets of them. */
public enum Permission {
    /** States, counts and figures of the hub; no value of any record. */
    STATE_SEE("hub:state:see"),
    /** Pause, resume, run now, backfill. */
    STREAMS_CONTROL("hub:stream:control"),
    /** Acknowledge alerts and set their quiet hours. */
    ALERTS_ACKNOWLEDGE("hub:alert:acknowledge"),
    /** Routes, mappings and contracts as they run; no value of any record. */
    CONFIGURATION_SEE("configuration:file:see"),
    /** Write into the files of the project. */
    CONFIGURATION_CHANGE("configuration:file:change"),
    /** Dead letters with masked payloads. */
    LETTERS_SEE("dead-letters:letter:see"),
    /** Dismiss, restore, assign, note. */
    LETTERS_DECIDE("dead-letters:letter:decide"),
    /** Test again, replay, plan. */
    LETTERS_REPLAY("dead-letters:letter:replay"),
    /** Change what is replayed: by hand or by rule. */
    LETTERS_EDIT("dead-letters:letter:edit"),
    /** Allow the plan of somebody else that needs a second person. */
    PLANS_APPROVE("dead-letters:plan:approve"),
    /** Customers with masked values. */
    CUSTOMERS_SEE("customers:customer:see"),
    /** Decide who is who, pin values. */
    CUSTOMERS_DECIDE("customers:match:decide"),
    /** See a value of a person as it is, for a purpose that is written down. */
    PERSONAL_REVEAL("personal:value:reveal"),
    /** Every entry of the audit log. */
    AUDIT_SEE("audit:entry:see"),
    /** One's own entries of the audit log, one's own rights and tokens. */
    OWN_SEE("audit:own:see"),
    /** Users, their roles and tokens. */
    USERS_ADMINISTER("access:user:administer");

    private final String text;

    Permission(String text) {
        this.text = text;
    }

    /** Its name for people, tokens and documents, such as {@code hub:state:see}. */
    public String text() {
        return text;
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
