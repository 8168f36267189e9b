// Words in any sensible case, but S only as a capital: the s of "Gabby's 2" numbers nothing.
const numbered = /\b(?:(?:[Ss]eason|[Pp]art|[Vv]olume|[Cc]hapter|SEASON|PART|VOLUME|CHAPTER)\s*|S ?)(\d{1,4})\b/

/**
 * The number printed after Season, Part, Volume, Chapter or S in the label of a season, the first if there are several; 1 where
 * none is: limited series, labels of words, a bare number (`Stranger Things 4`: what it counts is not said). Numbers that belong
 * to the show's own title do not count. The label itself is kept beside the number.
 */
export function seasonNumber(label: string, show = ''): number {
  const own = label.startsWith(show) ? label.slice(show.length) : label
  return Number(numbered.exec(own)?.[1] ?? 1)
}
