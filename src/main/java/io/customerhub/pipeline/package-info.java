/**
 * The only bridge between the hub's stages and Camel: what routes and connectors call by name. It carries batches and
 * decides nothing about their content.
 */
@NullMarked
package io.customerhub.pipeline;

import org.jspecify.annotations.NullMarked;
