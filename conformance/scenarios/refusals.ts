/** What only the bank can refuse: an integration that looks before it asks must not know better. */

/**
 * Where the world's clock stands: far ahead, so that a day that has passed there is one that the integration's own clock
 * takes for a day to come.
 */
export const FAR_AHEAD = '2096-06-15T11:00:00+05:30';
export const PASSED_DAY = '2096-03-31';

/** A physical account of nobody. */
export const FOREIGN_ACCOUNT = '999999999999';
