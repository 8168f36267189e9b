/** 1, 2, … up to a number. */
export const countTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1)
