package io.customerhub.console.home;

import io.customerhub.console.page.Table;
import io.customerhub.service.state.ShowStream;
import java.util.List;

/**
 * What the page of a stream shows.
 *
 * @param stream what is known of it
 * @param path the address of its page
 * @param reason why it waits or is paused, in the page's language as far as there is a text; empty when it does not
 * @param said the same with its facts; may be equal
 * @param minutes its pace
 * @param tables stages, causes, files and runs, in this order
 */
public record StreamModel(
        ShowStream.Answer stream, String path, String reason, String said, Table minutes, List<Table> tables) {

    /** Copies the list. */
    public StreamModel {
        tables = List.copyOf(tables);
    }

    /** True when it is paused. */
    public boolean isPaused() {
        return stream.row().state().equals("paused");
    }
}
