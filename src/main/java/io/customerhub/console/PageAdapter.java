package io.customerhub.console;

import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.PageRoutes;
import io.javalin.config.RoutesConfig;

/** Gives the paths of the pages to the web server. */
final class PageAdapter implements PageRoutes {

    private final RoutesConfig routes;
    private final PageServing serving;

    PageAdapter(RoutesConfig routes, PageServing serving) {
        this.routes = routes;
        this.serving = serving;
    }

    @Override
    public void get(String path, Handler handler) {
        routes.get(path, served(handler, true));
    }

    @Override
    public void post(String path, Handler handler) {
        routes.post(path, served(handler, true));
    }

    @Override
    public void getForAll(String path, Handler handler) {
        routes.get(path, served(handler, false));
    }

    @Override
    public void postForAll(String path, Handler handler) {
        routes.post(path, served(handler, false));
    }

    private io.javalin.http.Handler served(Handler handler, boolean signedIn) {
        return context -> {
            PageContext page = serving.page(context);
            if (signedIn && !page.signedIn()) {
                serving.sendToSignIn(context, page);
            } else {
                serving.send(context, page, handler.handle(page));
            }
        };
    }
}
