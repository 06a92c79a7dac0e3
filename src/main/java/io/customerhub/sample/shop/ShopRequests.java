package io.customerhub.sample.shop;

/**
 * How often a sample shop was asked, and how it answered.
 *
 * @param tokens requests for a token
 * @param pageRequests requests for a page, whatever the answer
 * @param pages pages that were given
 * @param unauthorized answers 401, for a token or a page
 * @param tooMany answers 429
 * @param errors answers 500
 */
public record ShopRequests(long tokens, long pageRequests, long pages, long unauthorized, long tooMany, long errors) {}
