package io.customerhub.access;

/**
 * Something that the hub can do for a caller. All faces (command line, REST API, console) offer the same actions.
 *
 * @param name stable, as {@code area.verb} in kebab case, such as {@code dead-letters.dismiss}; the path of the REST API
 *     ({@code /api/v1/dead-letters/dismiss}) and the name in the audit log
 * @param request the class of its requests
 * @param answer the class of its answers
 * @param permission who may
 * @param effect what it does to data and what is noted of it
 * @param summary one English sentence for help and documents
 * @param handler does it; permission and audit are already settled
 * @param <Q> its requests
 * @param <A> its answers
 */
public record Action<Q extends Request<A>, A>(
        String name,
        Class<Q> request,
        Class<A> answer,
        Permission permission,
        Effect effect,
        String summary,
        Handler<Q, A> handler) {

    /** What an action does to data, which decides what is noted of it. */
    public enum Effect {
        /** Shows states and counts; nothing is noted. */
        READ,
        /** Shows masked data of persons; noted in the audit log. */
        LOOK,
        /** Shows personal data as they are; noted in the audit log before the answer, and without the note no answer. */
        REVEAL,
        /** Changes something; noted before and after, and kept as an operation with its result. */
        CHANGE
    }

    /**
     * Does what is asked.
     *
     * @param <Q> the requests
     * @param <A> the answers
     */
    @FunctionalInterface
    public interface Handler<Q, A> {
        /**
         * Answers; for a change, the answer is an {@link Outcome} or something that is {@link Told} as one.
         *
         * @throws RequestException when the request cannot be met: a message for people with a stable code
         */
        A handle(Caller caller, Q request);
    }
}
