package io.customerhub;

import io.customerhub.api.ApiRoutes;
import io.customerhub.console.Mount;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The REST API behind the port of the console. */
final class ApiMount implements Mount {

    private final ApiRoutes api;

    ApiMount(ApiRoutes api) {
        this.api = api;
    }

    @Override
    public String prefix() {
        return ApiRoutes.ROOT + "/";
    }

    @Override
    public void mount(RoutesConfig routes) {
        api.addTo(routes);
    }

    @Override
    public void refuse(Context context, int status, String code, String message) {
        api.refuse(context, status, code, message);
    }
}
