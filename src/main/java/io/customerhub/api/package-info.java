/**
 * The REST API: every action of the registry under one path, with an OpenAPI document made from the same registry. It
 * holds no rules of its own; who may do what, and what is noted of it, is the gate's.
 */
@NullMarked
package io.customerhub.api;

import org.jspecify.annotations.NullMarked;
