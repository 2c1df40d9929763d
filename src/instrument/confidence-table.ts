// Points of evidence to the share of right values, as measured on the tuned part of the benchmark (bench/reading/fit-confidence.ts).

export const pointsMax = 11

/**
 * From 0 points up. Measured on 329 values of 53 faxed transmissions, L0 to L4; right of read, from 0 points: 6/15, 0/2, 1/4, 9/11, 5/6,
 * 35/47, 22/23, 34/35, 41/41, 53/53, 60/60, 32/32. One right and one wrong are added to each, because nothing seen so seldom is certain;
 * then neighbours are pooled until it rises, and spread by thousandths, so that points can be told from a stated confidence. Values on
 * which no two readings agree are counted with those of five points and fewer.
 */
export const measured: readonly number[] = [0.33, 0.34, 0.35, 0.72, 0.73, 0.74, 0.92, 0.946, 0.975, 0.976, 0.977, 0.978]

/** Values with fewer points are shown to a person. Of those with as many or more 220 of 221 were right (95 %: 97.5 to 99.9 %). */
export const reviewBelow = 7

/**
 * The same where all readings were weighed together (the other engine was there): 702 values of 95 faxed transmissions, L0 to L3; right of
 * read, from 0 points: 21/44, 6/18, 7/11, 9/11, 6/8, 12/14, 20/22, 41/41, 56/57, 126/126, 174/174, 176/176. Of the 581 that passed unasked
 * 580 were right (95 %: 99.0 to 99.97 %): of one half of the transmissions all of 269, of the other 311 of 312.
 */
export const measuredWeighed: readonly number[] = [0.43, 0.44, 0.61, 0.76, 0.765, 0.81, 0.87, 0.979, 0.98, 0.992, 0.994, 0.995]
