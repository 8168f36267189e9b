const weekMs = 7 * 86_400_000

/** Whole weeks from one first day to another. */
export const weeksBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / weekMs)
