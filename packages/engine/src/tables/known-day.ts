/**
 * A day of release as it is known: null for one that programs write where they know none, such as 0001-01-01 or 9999-12-31, and for any
 * other that the store could not hold and would change. Nothing was streamed, and almost nothing filmed, before 1900.
 */
export const knownDay = (day: string): string | null => (day < '1900-01-02' || day > '2299-12-30' ? null : day)
