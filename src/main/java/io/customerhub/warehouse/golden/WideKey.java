package io.customerhub.warehouse.golden;

/**
 * What is known of a key that records share.
 *
 * @param cap how many records may share it and still find one another by it
 * @param demotes true when the value behind it says nothing any more once more share it
 */
public record WideKey(int cap, boolean demotes) {}
