/** Words that stand behind their number, without a space: `第2期`, `第 2 季`, `第3部`, `2기`. */
export const countedSeasons: readonly string[] = ['シーズン', 'シリーズ', '期', '季', '기']
export const countedParts: readonly string[] = ['部分', '部', '輯', '辑', '卷', '章', 'クール', '부', '권']

/** Between the numbers of several seasons: `Season 1 to 3`, `Staffel 1 und 2`. Signs as `-` and `&` are known without it. */
export const joiningWords: readonly string[] = [
  ...[
    'to',
    'thru',
    'through',
    'and',
    'bis',
    'und',
    'à',
    'et',
    'a',
    'y',
    'e',
    'al',
    'tot',
    'en',
    'til',
    'till',
    'og',
    'och',
    'do',
    'i',
    'ja',
  ],
  ...['по', 'и', 'та', '至', '到', 'から'],
]

/** Words of the table that mean a whole series, or the time of a year, too: after another word they name no season (`The Series`). */
export const broadWords: readonly string[] = [
  ...['season', 'series', 'シリーズ', 'seria', 'série', 'séria', 'řada', 'sería', 'κύκλος', 'musim', 'mùa', 'saison', 'stagione', 'فصل'],
]

/** After a season's word these begin more than a number: `Season of the Witch`, `Temporada de caza`. */
export const linkingWords: readonly string[] = [
  ...['of', 'for', 'in', 'on', 'with', 'de', 'del', 'des', 'du', 'da', 'do', 'di', 'della', 'der', 'den', 'van', 'von', 'af', 'av', 'the'],
]

/** What a name says that has one season only, and no number: that season is its first, which nobody printed. */
export const limitedWords: readonly string[] = [
  ...['limited series', 'miniseries', 'mini-series', 'miniserie', 'mini-série', 'minissérie', 'mini dizi', 'miniserial'],
  ...['serie limitada', 'série limitée', 'série limitada', 'リミテッドシリーズ', '리미티드 시리즈', 'लिमिटेड सीरीज़', 'ลิมิเต็ดซีรีส์'],
  ...['סדרה מוגבלת', 'مسلسل محدود', '限定劇集', '迷你劇集', '迷你剧'],
]
