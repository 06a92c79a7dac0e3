package io.customerhub.service.letter;

import io.customerhub.access.Request;
import java.time.Instant;
import java.util.List;

/**
 * Asks for one group with all that was written about it.
 *
 * @param group its fingerprint
 */
public record ShowGroup(String group) implements Request<ShowGroup.Group> {

    @Override
    public String subject() {
        return "group " + group;
    }

    /**
     * The group.
     *
     * @param group the group
     * @param notes all notes about it and its letters, newest first, at most 500
     * @param upTo the highest letter that was there: what freezes a choice by filter
     * @param at when it was looked
     */
    public record Group(GroupView group, List<NoteView> notes, long upTo, Instant at) {}
}
