package io.customerhub.ingest.rest;

import io.customerhub.ingest.rest.http.JsonPlace;
import io.customerhub.ingest.rest.http.UrlTemplate;
import io.customerhub.record.FieldPath;

/**
 * The list whose every record has a list of children, such as customers with their orders.
 *
 * @param url the address of the parents
 * @param records where a page holds the parents
 * @param key where a parent says its key, which fills {@code ${parent}} in the address of its children
 * @param field the name under which each child bears the key of its parent
 */
public record ParentList(UrlTemplate url, JsonPlace records, FieldPath key, String field) {}
