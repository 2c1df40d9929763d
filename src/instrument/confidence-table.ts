// Points of evidence to the share of right values, as measured on the tuned part of the benchmark (bench/reading/fit-confidence.ts).

export const pointsMax = 11

/** From 0 points up; made monotone by pooling neighbours. Each value is different, so that points can be told from a stated confidence. */
export const measured: readonly number[] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.96, 0.98, 0.995]

/** Values with fewer points are shown to a person. */
export const reviewBelow = 7
