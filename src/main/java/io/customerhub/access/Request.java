package io.customerhub.access;

/**
 * What a caller asks for: a record whose components are the parameters. One class of requests belongs to one {@link
 * Action}.
 *
 * @param <A> what is answered
 */
public interface Request<A> {

    /**
     * What it is about, for the audit log and the list of operations, such as {@code letter 12}, {@code stream
     * crm/contacts}; never a value of a record. Keys of source records may be personal: name the letter or customer by its
     * number.
     */
    String subject();

    /** Why it is asked for, in the caller's words or from the list of purposes; empty when no reason is needed. */
    default String purpose() {
        return "";
    }
}
