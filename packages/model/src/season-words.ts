import { above, endings, ones, onesInOrder, teens, teensInOrder, words } from './number-lists.js'

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
  /** The word of several seasons, `Seasons 1-3`: such a label is of no single one. */
  several?: readonly string[]
  /** The same of parts: `Volumes 1 & 2`. */
  severalParts?: readonly string[]
  /** What may stand between the word and its number: `ฤดูกาลที่ 2`. */
  between?: readonly string[]
}

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
    severalParts: ['parts', 'volumes', 'vols.', 'vols', 'chapters', 'books', 'collections'],
    ordinal: ['st', 'nd', 'rd', 'th'],
    several: ['seasons'],
    cardinals: [...ones, ...teens, ...above(ones, ten => ten)],
    ordinals: [...onesInOrder, ...teensInOrder, ...above(onesInOrder, ten => ten.replace(/y$/, 'ieth'))],
  },
  {
    language: 'de',
    season: ['staffel'],
    part: ['teil', 'buch', 'kapitel'],
    severalParts: ['teile', 'bücher', 'kapitel'],
    first: ['band'],
    ordinal: ['.'],
    several: ['staffeln'],
    cardinals: words(
      'eins zwei drei vier fünf/fuenf sechs sieben acht neun zehn elf zwölf/zwoelf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
    ),
    ordinals: endings(
      'erste zweite dritte vierte fünfte/fuenfte sechste siebte/siebente achte neunte zehnte elfte zwölfte/zwoelfte dreizehnte vierzehnte fünfzehnte sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste',
      'er',
      'es',
    ),
  },
  {
    language: 'fr',
    season: ['saison'],
    part: ['partie', 'chapitre', 'livre', 'volume'],
    severalParts: ['parties', 'chapitres', 'livres', 'volumes', 'tomes'],
    first: ['tome'],
    ordinal: ['re', 'ère', 'er', 'e', 'è', 'ème', 'eme', 'nde', 'nd'],
    several: ['saisons'],
    cardinals: words(
      'un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
    ),
    ordinals: words(
      'première/premier deuxième/seconde/second troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième',
    ),
  },
  {
    language: 'es',
    season: ['temporada', 'temp.'],
    part: ['parte', 'volumen', 'capítulo', 'libro', 'colección'],
    severalParts: ['partes', 'volúmenes', 'capítulos', 'libros'],
    ordinal: ['ª', 'º', 'a', 'o', '.ª', '.º'],
    several: ['temporadas'],
    cardinals: words(
      'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte',
    ),
    ordinals: endings(
      'primera/primer segunda tercera/tercer cuarta quinta sexta séptima/sétima octava novena décima undécima/decimoprimera/décima_primera duodécima/decimosegunda/décima_segunda decimotercera/décima_tercera decimocuarta/décima_cuarta decimoquinta/décima_quinta decimosexta/décima_sexta decimoséptima/décima_séptima decimoctava/décima_octava decimonovena/décima_novena vigésima',
      'o',
    ),
  },
  {
    language: 'pt',
    season: ['temporada', 'temp.'],
    part: ['parte', 'volume', 'capítulo', 'livro', 'coleção'],
    severalParts: ['partes', 'volumes', 'capítulos', 'livros'],
    ordinal: ['ª', 'º', 'a', 'o', '.ª', '.º'],
    cardinals: words(
      'um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze quatorze/catorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove vinte',
    ),
    ordinals: endings(
      'primeira segunda terceira quarta quinta sexta sétima oitava nona décima décima_primeira décima_segunda décima_terceira décima_quarta décima_quinta décima_sexta décima_sétima décima_oitava décima_nona vigésima',
      'o',
    ),
  },
  {
    language: 'it',
    season: ['stagione'],
    part: ['parte', 'volume', 'capitolo', 'libro', 'collezione'],
    severalParts: ['parti', 'volumi', 'capitoli', 'libri'],
    ordinal: ['ª', 'º', 'a', 'o', '.ª', '.º'],
    several: ['stagioni'],
    cardinals: words(
      'uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti',
    ),
    ordinals: endings(
      'prima seconda terza quarta quinta sesta settima ottava nona decima undicesima/decima_prima dodicesima/decima_seconda tredicesima/decima_terza quattordicesima/decima_quarta quindicesima/decima_quinta sedicesima/decima_sesta diciassettesima/decima_settima diciottesima/decima_ottava diciannovesima/decima_nona ventesima',
      'o',
    ),
  },
  {
    language: 'ca',
    season: ['temporada'],
    part: ['part', 'llibre', 'volum'],
    ordinal: ['a', 'ª'],
    ordinals: words('primera segona tercera quarta cinquena sisena setena vuitena novena desena'),
  },
  { language: 'eu', season: ['denboraldia'], part: ['zatia'], ordinal: ['.'] },
  {
    language: 'nl',
    season: ['seizoen'],
    part: ['deel', 'boek', 'hoofdstuk'],
    severalParts: ['delen', 'boeken', 'hoofdstukken'],
    ordinal: ['e', 'de', 'ste'],
    several: ['seizoenen'],
    cardinals: words(
      'een/één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig',
    ),
    ordinals: words(
      'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste',
    ),
  },
  {
    language: 'da',
    season: ['sæson'],
    part: ['kapitel'],
    severalParts: ['dele', 'bøger'],
    first: ['del', 'bog'],
    ordinal: ['.'],
    several: ['sæsoner'],
    cardinals: words('en/et to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve'),
    ordinals: words(
      'første anden/andet tredje fjerde femte sjette syvende ottende niende tiende ellevte/elvte tolvte trettende fjortende femtende sekstende syttende attende nittende tyvende',
    ),
  },
  {
    language: 'no',
    season: ['sesong'],
    part: ['kapittel'],
    severalParts: ['deler', 'bøker'],
    first: ['del', 'bok'],
    ordinal: ['.'],
    several: ['sesonger'],
    cardinals: words('en/ett to tre fire fem seks syv/sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tjue'),
    ordinals: words(
      'første andre tredje fjerde femte sjette sjuende/syvende åttende niende tiende ellevte/ellefte tolvte trettende fjortende femtende sekstende syttende attende nittende tjuende',
    ),
  },
  {
    language: 'sv',
    season: ['säsong'],
    part: ['kapitel'],
    severalParts: ['delar', 'böcker'],
    first: ['del', 'bok'],
    ordinal: [':a', ':e', '.'],
    several: ['säsonger'],
    cardinals: words('ett/en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo'),
    ordinals: words(
      'första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde tjugonde',
    ),
  },
  {
    language: 'fi',
    season: ['kausi', 'tuotantokausi'],
    part: ['kirja'],
    first: ['osa', 'luku'],
    ordinal: ['.'],
    several: ['kaudet'],
    cardinals: words('yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen'),
    ordinals: words('ensimmäinen toinen kolmas neljäs viides kuudes seitsemäs kahdeksas yhdeksäs kymmenes'),
  },
  { language: 'is', season: ['þáttaröð'], part: ['hluti', 'bók'], first: ['sería'], ordinal: ['.'] },
  {
    language: 'pl',
    season: ['sezon', 'seria'],
    part: ['część', 'księga', 'rozdział'],
    severalParts: ['części', 'księgi', 'rozdziały'],
    first: ['tom'],
    ordinal: ['.', ''],
    several: ['sezony'],
    cardinals: words('jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć'),
    ordinals: endings('pierwszy drugi trzeci czwarty piąty szósty siódmy ósmy dziewiąty dziesiąty', 'a'),
  },
  {
    language: 'cs',
    season: ['série', 'řada', 'sezóna'],
    part: ['část', 'kniha', 'kapitola'],
    ordinal: ['.'],
    ordinals: words('první druhá třetí čtvrtá pátá šestá sedmá osmá devátá desátá'),
  },
  { language: 'sk', season: ['séria', 'sezóna'], part: ['časť', 'kniha', 'kapitola'], ordinal: ['.'] },
  { language: 'hu', season: ['évad'], part: ['könyv', 'fejezet'], first: ['rész'], ordinal: ['.'] },
  { language: 'ro', season: ['sezonul', 'sezon'], part: ['partea', 'volumul', 'capitolul', 'cartea'] },
  { language: 'hr', season: ['sezona'], part: ['knjiga', 'poglavlje'], first: ['dio'], ordinal: ['.'] },
  { language: 'sl', season: ['sezona'], part: ['knjiga', 'poglavje'], first: ['del'], ordinal: ['.'] },
  { language: 'et', season: ['hooaeg'], part: ['raamat'], first: ['osa'], ordinal: ['.'] },
  { language: 'lv', season: ['sezona'], part: ['daļa', 'grāmata'], ordinal: ['.'] },
  { language: 'lt', season: ['sezonas'], part: ['dalis', 'knyga'], ordinal: ['', '.'] },
  {
    language: 'tr',
    season: ['sezon'],
    part: ['kısım', 'kisim', 'kitap', 'koleksiyon'],
    severalParts: ['bölümler', 'kısımlar'],
    ordinal: ['.'],
    cardinals: words('bir iki üç dört beş altı yedi sekiz dokuz on'),
    ordinals: words('birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu'),
  },
  { language: 'el', season: ['σεζόν', 'κύκλος'], part: ['μέρος', 'βιβλίο', 'τόμος'], ordinal: ['ος', 'η', 'ο'] },
  {
    language: 'ru',
    season: ['сезон'],
    part: ['часть', 'книга', 'глава'],
    severalParts: ['части', 'книги', 'главы'],
    first: ['том'],
    ordinal: ['', '-й', '-ый', '-ая', '-я'],
    several: ['сезоны'],
    cardinals: words(
      'один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать',
    ),
    ordinals: words(
      'первый/первая второй/вторая третий/третья четвёртый/четвертый/четвёртая/четвертая пятый/пятая шестой/шестая седьмой/седьмая восьмой/восьмая девятый/девятая десятый/десятая одиннадцатый двенадцатый тринадцатый четырнадцатый пятнадцатый шестнадцатый семнадцатый восемнадцатый девятнадцатый двадцатый',
    ),
  },
  {
    language: 'uk',
    season: ['сезон'],
    part: ['частина', 'книга'],
    first: ['том'],
    ordinal: ['', '-й', '-а'],
    several: ['сезони'],
    cardinals: words("один два три чотири п'ять/пʼять шість сім вісім дев'ять/девʼять десять"),
    ordinals: words("перший другий третій четвертий п'ятий/пʼятий шостий сьомий восьмий дев'ятий/девʼятий десятий"),
  },
  { language: 'bg', season: ['сезон'], part: ['част', 'книга'], first: ['том'], ordinal: ['', '-ви', '-ри', '-ти', '-и'] },
  { language: 'sr', season: ['сезона'], part: ['књига'], first: ['део'], ordinal: ['.'] },
  {
    language: 'ar',
    season: ['الموسم', 'موسم'],
    part: ['الجزء', 'جزء', 'الكتاب', 'الفصل', 'باقة'],
    several: ['المواسم', 'مواسم'],
    cardinals: words('واحد اثنان/اثنين ثلاثة أربعة/اربعة خمسة ستة سبعة ثمانية تسعة عشرة'),
    ordinals: words(
      'الأول/الاول/الأولى/الاولى الثاني/الثانى/الثانية الثالث/الثالثة الرابع/الرابعة الخامس/الخامسة السادس/السادسة السابع/السابعة الثامن/الثامنة التاسع/التاسعة العاشر/العاشرة الحادي_عشر الثاني_عشر الثالث_عشر الرابع_عشر الخامس_عشر السادس_عشر السابع_عشر الثامن_عشر التاسع_عشر العشرون',
    ),
  },
  { language: 'fa', season: ['فصل'], part: ['قسمت', 'بخش'] },
  { language: 'ur', season: ['سیزن'], part: ['حصہ'] },
  {
    language: 'he',
    season: ['עונה', 'העונה'],
    part: ['חלק', 'ספר'],
    several: ['עונות'],
    cardinals: words('אחת שתיים שלוש ארבע חמש שש שבע שמונה תשע עשר'),
    ordinals: words(
      'ראשונה/הראשונה שנייה/שניה/השנייה/השניה שלישית/השלישית רביעית/הרביעית חמישית/החמישית שישית/השישית שביעית/השביעית שמינית/השמינית תשיעית/התשיעית עשירית/העשירית',
    ),
  },
  { language: 'hi', season: ['सीज़न', 'सीजन'], part: ['भाग', 'पार्ट', 'खंड'] },
  { language: 'mr', season: ['सीझन'], part: ['भाग'] },
  { language: 'bn', season: ['সিজন'], part: ['পর্ব', 'খণ্ড'] },
  { language: 'ta', season: ['சீசன்'], part: ['பகுதி'] },
  { language: 'te', season: ['సీజన్'], part: ['భాగం'] },
  {
    language: 'th',
    season: ['ซีซั่น', 'ซีซัน', 'ฤดูกาล'],
    part: ['ภาค', 'พาร์ท'],
    cardinals: words('หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ'),
    between: ['ที่', 'ตอนที่'],
  },
  { language: 'id', season: ['musim'], part: ['bagian', 'babak', 'buku'] },
  { language: 'vi', season: ['mùa'], part: ['phần', 'quyển'] },
  { language: 'ja', season: ['シーズン', 'シリーズ'], part: ['パート'], ordinals: words('ファースト セカンド サード') },
  {
    language: 'ko',
    season: ['시즌'],
    part: ['파트'],
    ordinals: words(
      '첫_번째/첫번째 두_번째/두번째 세_번째/세번째 네_번째/네번째 다섯_번째/다섯번째 여섯_번째/여섯번째 일곱_번째/일곱번째 여덟_번째/여덟번째 아홉_번째/아홉번째 열_번째/열번째',
    ),
  },
]
