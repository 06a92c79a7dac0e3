package io.customerhub.console.page;

/** Takes the paths of the pages. A path is fixed or has parameters in braces, as in {@code /streams/{system}/{stream}}. */
public interface PageRoutes {

    /** A page for those who have signed in; it changes nothing. */
    void get(String path, Handler handler);

    /** The target of a form for those who have signed in; origin and form token are checked before. */
    void post(String path, Handler handler);

    /** A page for everybody; it changes nothing. */
    void getForAll(String path, Handler handler);

    /** The target of a form for everybody; origin and form token are checked before. */
    void postForAll(String path, Handler handler);

    /** Answers a request. */
    @FunctionalInterface
    interface Handler {
        /**
         * The answer.
         *
         * @throws io.customerhub.access.RequestException when it cannot be met; becomes a page with its code and message
         */
        Reply handle(PageContext page);
    }
}
