package io.customerhub.pipeline;

import io.customerhub.ingest.rest.auth.TokenStore;
import io.customerhub.record.Position;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.PositionStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps refresh tokens beside the positions of the streams: what a source system has given the hub to come back with. They
 * arrive sealed.
 */
final class StoredRefreshTokens implements TokenStore {

    private final PositionStore positions;

    StoredRefreshTokens(PositionStore positions) {
        this.positions = positions;
    }

    @Override
    public @Nullable String find(String system, String name) {
        Position kept = positions.find(new StreamName(system, name));
        return kept == null ? null : kept.text();
    }

    @Override
    public void save(String system, String name, String text) {
        positions.keep(new StreamName(system, name), new Position(text));
    }
}
