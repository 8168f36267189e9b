/** How a language names the seasons of a series, and the parts that some are cut into. */
export interface SeasonWords {
  /** BCP 47, for whoever reads the table. */
  language: string
  /** Words of a season. One that stands in a label decides before any word of a part does. */
  season: readonly string[]
  /** Words of parts, volumes, chapters and books: seasons where no season is named beside them. */
  part: readonly string[]
  /** Words of parts that are other words elsewhere (`del` in Spanish): taken only where a label begins with them. */
  first?: readonly string[]
  /** What makes a number before the word an ordinal (`2nd season`, `2. Staffel`); empty: a bare number does (`2 сезон`). */
  ordinal?: readonly string[]
  /** Numbers in words that follow the word, from one: `Season Two`. */
  cardinals?: readonly (readonly string[])[]
  /** Numbers in words before it, from first: `Segunda temporada`. They may follow it too. */
  ordinals?: readonly (readonly string[])[]
}

/** `zwei drei/dritte`: a space between numbers, a stroke between forms of one. */
const words = (text: string): string[][] => text.split(' ').map(forms => forms.split('/'))

/**
 * The table by language. A word stands alone: it is not found inside another, unless its script writes
 * words without spaces.
 * Capitals do not matter. Where a language has an ending for it (`Sezonul 2`), the form with the ending is given.
 */
export const seasonWords: readonly SeasonWords[] = [
  {
    language: 'en',
    season: ['season', 'series'],
    part: ['part', 'volume', 'vol.', 'vol', 'chapter', 'book', 'collection'],
    ordinal: ['st', 'nd', 'rd', 'th'],
    cardinals: words('one two three four five six seven eight nine ten'),
    ordinals: words('first second third fourth fifth sixth seventh eighth ninth tenth'),
  },
  {
    language: 'de',
    season: ['staffel'],
    part: ['teil', 'buch', 'kapitel'],
    first: ['band'],
    ordinal: ['.'],
    cardinals: words('eins zwei drei vier fünf sechs sieben acht neun zehn'),
    ordinals: words('erste/erster/erstes zweite/zweiter/zweites dritte/dritter/drittes vierte/vierter/viertes fünfte/fünfter/fünftes'),
  },
  {
    language: 'fr',
    season: ['saison'],
    part: ['partie', 'chapitre', 'livre', 'volume'],
    first: ['tome'],
    ordinal: ['re', 'ère', 'er', 'e', 'è', 'ème', 'eme', 'nde', 'nd'],
    cardinals: words('un/une deux trois quatre cinq six sept huit neuf dix'),
    ordinals: words('première/premier deuxième/seconde/second troisième quatrième cinquième'),
  },
  {
    language: 'es',
    season: ['temporada'],
    part: ['parte', 'volumen', 'capítulo', 'libro', 'colección'],
    ordinal: ['ª', 'º', 'a', 'o', '.ª', '.º'],
    cardinals: words('uno dos tres cuatro cinco seis siete ocho nueve diez'),
    ordinals: words('primera/primer segunda/segundo tercera/tercer cuarta/cuarto quinta/quinto'),
  },
  {
    language: 'pt',
    season: ['temporada'],
    part: ['parte', 'volume', 'capítulo', 'livro', 'coleção'],
    ordinal: ['ª', 'º', 'a', 'o', '.ª', '.º'],
    cardinals: words('um/uma dois/duas três quatro cinco seis sete oito nove dez'),
    ordinals: words('primeira/primeiro segunda/segundo terceira/terceiro quarta/quarto quinta/quinto'),
  },
  {
    language: 'it',
    season: ['stagione'],
    part: ['parte', 'volume', 'capitolo', 'libro', 'collezione'],
    ordinal: ['ª', 'º', 'a', 'o', '.ª', '.º'],
    cardinals: words('uno due tre quattro cinque sei sette otto nove dieci'),
    ordinals: words('prima/primo seconda/secondo terza/terzo quarta/quarto quinta/quinto'),
  },
  { language: 'ca', season: ['temporada'], part: ['part', 'llibre', 'volum'], ordinal: ['a', 'ª'] },
  { language: 'eu', season: ['denboraldia'], part: ['zatia'], ordinal: ['.'] },
  { language: 'nl', season: ['seizoen'], part: ['deel', 'boek', 'hoofdstuk'], ordinal: ['e', 'de', 'ste'] },
  { language: 'da', season: ['sæson'], part: ['kapitel'], first: ['del', 'bog'], ordinal: ['.'] },
  { language: 'no', season: ['sesong'], part: ['kapittel'], first: ['del', 'bok'], ordinal: ['.'] },
  { language: 'sv', season: ['säsong'], part: ['kapitel'], first: ['del', 'bok'], ordinal: [':a', ':e', '.'] },
  { language: 'fi', season: ['kausi', 'tuotantokausi'], part: ['kirja'], first: ['osa', 'luku'], ordinal: ['.'] },
  { language: 'is', season: ['þáttaröð'], part: ['hluti', 'bók'], first: ['sería'], ordinal: ['.'] },
  { language: 'pl', season: ['sezon', 'seria'], part: ['część', 'księga', 'rozdział'], first: ['tom'], ordinal: ['.', ''] },
  { language: 'cs', season: ['série', 'řada', 'sezóna'], part: ['část', 'kniha', 'kapitola'], ordinal: ['.'] },
  { language: 'sk', season: ['séria', 'sezóna'], part: ['časť', 'kniha', 'kapitola'], ordinal: ['.'] },
  { language: 'hu', season: ['évad'], part: ['könyv', 'fejezet'], first: ['rész'], ordinal: ['.'] },
  { language: 'ro', season: ['sezonul', 'sezon'], part: ['partea', 'volumul', 'capitolul', 'cartea'] },
  { language: 'hr', season: ['sezona'], part: ['knjiga', 'poglavlje'], first: ['dio'], ordinal: ['.'] },
  { language: 'sl', season: ['sezona'], part: ['knjiga', 'poglavje'], first: ['del'], ordinal: ['.'] },
  { language: 'et', season: ['hooaeg'], part: ['raamat'], first: ['osa'], ordinal: ['.'] },
  { language: 'lv', season: ['sezona'], part: ['daļa', 'grāmata'], ordinal: ['.'] },
  { language: 'lt', season: ['sezonas'], part: ['dalis', 'knyga'], ordinal: ['', '.'] },
  { language: 'tr', season: ['sezon'], part: ['kısım', 'kisim', 'kitap', 'koleksiyon'], ordinal: ['.'] },
  { language: 'el', season: ['σεζόν', 'κύκλος'], part: ['μέρος', 'βιβλίο', 'τόμος'], ordinal: ['ος', 'η', 'ο'] },
  {
    language: 'ru',
    season: ['сезон'],
    part: ['часть', 'книга', 'глава'],
    first: ['том'],
    ordinal: ['', '-й', '-ый', '-ая', '-я'],
    ordinals: words('первый/первая второй/вторая третий/третья четвёртый/четвертый/четвёртая пятый/пятая'),
  },
  { language: 'uk', season: ['сезон'], part: ['частина', 'книга'], first: ['том'], ordinal: ['', '-й', '-а'] },
  { language: 'bg', season: ['сезон'], part: ['част', 'книга'], first: ['том'], ordinal: ['', '-ви', '-ри', '-ти', '-и'] },
  { language: 'sr', season: ['сезона'], part: ['књига'], first: ['део'], ordinal: ['.'] },
  { language: 'ar', season: ['الموسم', 'موسم'], part: ['الجزء', 'جزء', 'الكتاب', 'الفصل', 'باقة'] },
  { language: 'fa', season: ['فصل'], part: ['قسمت', 'بخش'] },
  { language: 'ur', season: ['سیزن'], part: ['حصہ'] },
  { language: 'he', season: ['עונה'], part: ['חלק', 'ספר'] },
  { language: 'hi', season: ['सीज़न', 'सीजन'], part: ['भाग', 'पार्ट', 'खंड'] },
  { language: 'mr', season: ['सीझन'], part: ['भाग'] },
  { language: 'bn', season: ['সিজন'], part: ['পর্ব', 'খণ্ড'] },
  { language: 'ta', season: ['சீசன்'], part: ['பகுதி'] },
  { language: 'te', season: ['సీజన్'], part: ['భాగం'] },
  { language: 'th', season: ['ซีซั่น', 'ซีซัน', 'ฤดูกาล'], part: ['ภาค', 'พาร์ท'] },
  { language: 'id', season: ['musim'], part: ['bagian', 'babak', 'buku'] },
  { language: 'vi', season: ['mùa'], part: ['phần', 'quyển'] },
  { language: 'ja', season: ['シーズン', 'シリーズ'], part: ['パート'], ordinals: words('ファースト セカンド サード') },
  { language: 'ko', season: ['시즌'], part: ['파트'] },
]

/** Words that stand behind their number, without a space: `第2期`, `第 2 季`, `第3部`, `2기`. */
export const countedSeasons: readonly string[] = ['シーズン', 'シリーズ', '期', '季', '기']
export const countedParts: readonly string[] = ['部分', '部', '輯', '辑', '卷', '章', 'クール', '부', '권']

/** What a name says that has one season only, and no number: that season is its first, which nobody printed. */
export const limitedWords: readonly string[] = [
  ...['limited series', 'miniseries', 'mini-series', 'miniserie', 'mini-série', 'minissérie', 'mini dizi', 'miniserial'],
  ...['serie limitada', 'série limitée', 'série limitada', 'リミテッドシリーズ', '리미티드 시리즈', 'लिमिटेड सीरीज़', 'ลิมิเต็ดซีรีส์'],
  ...['סדרה מוגבלת', 'مسلسل محدود', '限定劇集', '迷你劇集', '迷你剧'],
]
