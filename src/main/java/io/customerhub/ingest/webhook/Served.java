package io.customerhub.ingest.webhook;

/**
 * An endpoint in service.
 *
 * @param endpoint what may be posted
 * @param inbox where posts go
 * @param rate how many
 */
record Served(WebhookEndpoint endpoint, Inbox inbox, Rate rate) {}
