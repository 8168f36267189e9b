/** Letters that are written from right to left. */
const fromRight = /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}]|[\u{1E800}-\u{1EFFF}]/u

/**
 * A name as a part of plain text: one that is written from right to left stands between marks that nobody sees (U+2068, U+2069), so that
 * what is beside it, a number or a full stop, stays where it is. Where there is markup, `<bdi>` does it. https://www.w3.org/TR/string-meta/
 */
export const isolated = (name: string): string => (fromRight.test(name) ? `\u2068${name}\u2069` : name)
