import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutLabel, namedSeason, namesUnreadSeason, numberedName, seasonNumber } from '../src/season-label.js'
import { seasonWords } from '../src/season-words.js'

describe('the number that a label names', () => {
  test.each<[show: string, label: string, number: number]>([
    ['Elite', 'Elite: Season 5', 5],
    ['Lupin', 'Lupin: Part 3', 3],
    ['Unsolved Mysteries', 'Unsolved Mysteries: Volume 4', 4],
    ['Unicorn Academy', 'Unicorn Academy: Chapter 2', 2],
    ['The Great British Baking Show', 'The Great British Baking Show: Collection 11', 11],
    ['The Legend of Korra', 'The Legend of Korra: Book Three: Change', 3],
    ['Skins', 'Skins: Vol. 7', 7],
    ['Call the Midwife', 'Call the Midwife: Series 2', 2],
    ['Love Is Blind', 'Love Is Blind: S7: Washington D.C.', 7],
    ['Furies', 'Furies: Season 1:', 1],
    ['The Sinner', 'The Sinner: Season 4: Percy', 4],
    ['Shadowhunters', 'Shadowhunters: Season 3B', 3],
    ['Fruits Basket', 'Fruits Basket: 2nd season', 2],
    ['Ace of Diamond', 'Ace of Diamond: Second Season', 2],
    ['Ślepnąc od świateł', 'Ślepnąc od świateł: II sezon', 2],
    ['Tatort', 'Tatort: III. Staffel', 3],
    ['Glória', 'Glória: V temporada', 5],
    ['Vox', 'Vox: IV Season', 4],
    ['Vox', 'Vox: Ⅱ sezon', 2],
    ['Merlí', 'Merlí: Temp. 3', 3],
    ['Merlí', 'Merlí: 2ª Temp.', 2],
    // A season's word decides before a part's; without one the part does.
    ['You', 'You: Season 4 Part 2', 4],
    ['X', 'X: Part 2 of Season 3', 3],
    ['Attack on Titan', 'Attack on Titan: The Final Season Part 3', 3],
    // A number that stands alone behind the title.
    ['Stranger Things', 'Stranger Things 4', 4],
    ['Stranger Things', 'Stranger Things 5: Volume 1', 5],
    ['Tiger King', 'Tiger King 2', 2],
    ['Barbarians', 'Barbarians: II', 2],
    ['Overlord', 'Overlord Ⅳ', 4],
    ['The Snow Girl', 'The Snow Girl 1.', 1],
    ["Nobody's", "Nobody's 5", 5],
    // Titles written in another way than the label begins.
    ['Grey’s Anatomy', "Grey's Anatomy 18", 18],
    ['Élite', 'E\u0301lite: Season 5', 5],
    // As published in other languages.
    ['Dark', 'Staffel 2', 2],
    ['Stromberg', 'Stromberg: 5. Staffel', 5],
    ['Lupin', 'Teil 3', 3],
    ['Titeuf', 'Titeuf: Saison 2', 2],
    ['Dix pour cent', 'Dix pour cent: 2e saison', 2],
    ['Aquí no hay quien viva', 'Aquí no hay quien viva: Temporada 4', 4],
    ['La casa de papel', 'La casa de papel: Quinta temporada', 5],
    ['Lottie Dottie Chicken', 'Lottie Dottie Chicken: 5ª temporada', 5],
    ['Un medico in famiglia', 'Un medico in famiglia: Stagione 4', 4],
    ['Gomorra', 'Gomorra: seconda stagione', 2],
    ['Bedrag', 'Bedrag: Sæson 3', 3],
    ['Vår tid är nu', 'Vår tid är nu: Säsong 2', 2],
    ['Frikjent', 'Frikjent: Sesong 2', 2],
    ['Karppi', 'Karppi: Kausi 3', 3],
    ['Het gouden uur', 'Het gouden uur: Seizoen 2', 2],
    ['Znaki', 'Znaki: Sezon 2', 2],
    ['Fi', 'Fi: 2. Sezon', 2],
    ['První Republika', 'První Republika: 2. série', 2],
    ['Maestro', 'Maestro: Σεζόν 2', 2],
    ['Слуга народа', 'Слуга народа: 3 сезон', 3],
    ['Новенька', 'Новенька: Сезон 2', 2],
    ['شتيسل', 'شتيسل: الموسم ٢', 2],
    ['שטיסל', 'שטיסל: עונה 3', 3],
    ['लैला', 'लैला: सीज़न 2', 2],
    ['รากแก้ว', 'รากแก้ว: ซีซั่น 2', 2],
    ['Ai chết giơ tay', 'Ai chết giơ tay: Mùa 2', 2],
    ['Projek', 'Projek: Musim 3', 3],
    ['先生を消す方程式。', '先生を消す方程式。: シーズン2', 2],
    ['ハイキュー!!', 'ハイキュー!! セカンドシーズン', 2],
    ['銀魂', '銀魂: 第4期', 4],
    ['想見你', '想見你: 第 2 季', 2],
    ['Asobi Asobase', 'Asobi Asobase: 第二期', 2],
    ['華燈初上', '華燈初上: 第 3 部', 3],
    ['청춘시대', '청춘시대: 시즌 2', 2],
    // Numbers in words.
    ['Oz', 'Oz: Season Eleven', 11],
    ['Oz', 'Oz: Twenty-First Season', 21],
    ['Oz', 'Oz: Season Forty Two', 42],
    ['Tatort', 'Tatort: Zwölfte Staffel', 12],
    ['Tatort', 'Tatort: Staffel neunzehn', 19],
    ['Élite', 'Élite: Sexta temporada', 6],
    ['Cuéntame', 'Cuéntame: Temporada decima primera', 11],
    ['Malhação', 'Malhação: Vigésima temporada', 20],
    ['Joséphine', 'Joséphine: Sixième saison', 6],
    ['Joséphine', 'Joséphine: Saison dix-sept', 17],
    ['Gomorra', 'Gomorra: Decima prima stagione', 11],
    ['Undercover', 'Undercover: Seizoen twee', 2],
    ['Undercover', 'Undercover: Twaalfde seizoen', 12],
    ['Beck', 'Beck: Säsong två', 2],
    ['Beck', 'Beck: Fjortonde säsong', 14],
    ['Skam', 'Skam: Sesong elleve', 11],
    ['Borgen', 'Borgen: Tolvte sæson', 12],
    ['باب الحارة', 'باب الحارة: الموسم الثاني', 2],
    ['باب الحارة', 'باب الحارة: الموسم الثاني عشر', 12],
    ['שטיסל', 'שטיסל: העונה השנייה', 2],
    ['Ezel', 'Ezel: İkinci Sezon', 2],
    ['Глухарь', 'Глухарь: Одиннадцатый сезон', 11],
    ['รากแก้ว', 'รากแก้ว: ฤดูกาลที่ 2', 2],
    ['รากแก้ว', 'รากแก้ว: ฤดูกาลที่ ๓', 3],
    ['想見你', '想見你: 第2季', 2],
    ['想見你', '想見你: 第十二季', 12],
    ['鬼灯の冷徹', '鬼灯の冷徹: 第弐期', 2],
    ['응답하라', '응답하라: 두 번째 시즌', 2],
    ['Oz', 'Oz: Season 3.0', 3],
    ['Oz', 'Oz: Season 2 - 24 Hours', 2],
    ['Oz', 'Oz: Season 2 (2019)', 2],
    // Specials.
    ['X', 'X: Season 0', 0],
  ])('%s · %s → %i', (show, label, number) => expect(namedSeason(label, show)).toBe(number))

  test.each<[show: string, label: string]>([
    ['1899', '1899'],
    ['1899', '1899: Limited Series'],
    ['9-1-1', '9-1-1'],
    ["Ocean's 8", "Ocean's 8"],
    ["Ocean's", 'Ocean’s Eight'],
    ['Se7en', 'Se7en'],
    ['Rocky II', 'Rocky II'],
    ['Chapter 27', 'Chapter 27: Limited Series'],
    ['Series 7: The Contenders', 'Series 7: The Contenders'],
    ['Maid', 'Maid: Limited Series'],
    ['Ford', 'Ford: X Series'],
    ['The Temp', 'The Temp'],
    ['Anthracite', 'Anthracite: Secrets of the Sect'],
    ["Gabby's 5", "Gabby's 5: Specials"],
    ['The Mire', "The Mire '97"],
    ['Best of Stand-Up', 'Best of Stand-Up 2022'],
    ['Malcolm', 'Malcolm X'],
    ['La Foquita', 'La Foquita: El 10 de la calle'],
    ['Maradona', 'Maradona: el capitán del 86'],
    ['Apollo', 'Apollo 13: Survival, part of a story'.slice(0, 6)],
    ['You', 'Young Royals'],
    ['Trainwreck', "Trainwreck: Woodstock '99"],
    ['The 100', 'The 100'],
    ['Catch-22', 'Catch-22: Miniseries'],
  ])('%s · %s names none', (show, label) => {
    expect(namedSeason(label, show)).toBeUndefined()
    expect(seasonNumber(label, show)).toBe(1)
  })
})

test.each([
  ...[
    'Season 1-3',
    'Seasons 1–3',
    'Season 1 to 3',
    'Season 1 & 2',
    'Season One and Two',
    'Season I-III',
    'S1-S3',
    'Staffeln 1 bis 3',
    '1.-3. Staffel',
  ],
  ...['第1-3季', 'Season 3.5', 'Temporada 2,5', 'Season 12345', 'Season Umpteen', 'Season XLII', 'Season Six-Pack', 'The Final Season'],
  ...['Vierundzwanzigste Staffel', 'Última temporada', 'Sezonul doi', 'Sæson enogtyve'],
])('%s names a season, or several, and none that can be read: it is not the first', label => {
  expect(namesUnreadSeason(`Oz: ${label}`, 'Oz')).toBe(true)
  expect([namedSeason(`Oz: ${label}`, 'Oz'), seasonNumber(`Oz: ${label}`, 'Oz')]).toEqual([undefined, 0])
})

test.each([
  ...[
    'Part 1-2',
    'Parts 1–2',
    'Part 1 & 2',
    'Volumes 1 and 2',
    'Part I-III',
    'PARTS I & II',
    'Part One and Two',
    'Chapters 1-6',
    'Chapter 3.5',
  ],
  ...['Teile 1 bis 3', 'Teil 1/2', 'Partes 1 y 2', 'Części 1-2', 'Части 1 и 2', '3.5', '1-3', '1 & 2', '2.0'],
])('%s names several parts, or none that is a season: it is not the first', label => {
  expect(namesUnreadSeason(`Oz: ${label}`, 'Oz')).toBe(true)
  expect([namedSeason(`Oz: ${label}`, 'Oz'), seasonNumber(`Oz: ${label}`, 'Oz')]).toEqual([undefined, 0])
})

test.each([
  ['Maid 3.5', 0],
  ['Maid 1-3', 0],
  ['Maid 2 – 3', 0],
  ['Maid: Season 4 Parts 1-2', 4],
  ['Maid: Part 1 - Vikings', 1],
  ['Maid: Part I. Vengeance', 1],
  ['Maid: Chapter 2 - 24 Hours', 2],
])('%s → %i', (label, season) => expect(seasonNumber(label, 'Maid')).toBe(season))

test.each([
  ...[
    ['Ferry', 'Ferry: The Series'],
    ['X', 'X: Wedding Season'],
    ['X', 'X: Season of the Witch'],
    ['Parts Unknown', 'Parts Unknown'],
    ['Dolly', 'Dolly: Nine to Five'],
    ['Dolly', 'Dolly: 9-5'],
    ['Peaky', 'Peaky: 1914-1918'],
    ['Love 2.0', 'Love 2.0'],
  ],
  ...[
    ['Open Season', 'Open Season'],
    ['The Second Season of Love', 'The Second Season of Love'],
    ['X', 'X: Temporada de caza'],
    ['9-1-1', '9-1-1'],
  ],
  ...[
    ['The Four Seasons', 'The Four Seasons: Limited Series'],
    ['Babylon 5', 'Babylon 5'],
    ['Maid', 'Maid: Limited Series'],
  ],
] as [string, string][])('%s · %s names no season, read or not', (show, label) => {
  expect([namesUnreadSeason(label, show), seasonNumber(label, show)]).toEqual([false, 1])
})

test('a word for a number means the same in every language that has it', () => {
  const values = new Map<string, Set<number>>()
  for (const { cardinals = [], ordinals = [] } of seasonWords)
    for (const numbers of [cardinals, ordinals])
      for (const [at, forms] of numbers.entries()) for (const form of forms) values.set(form, (values.get(form) ?? new Set()).add(at + 1))
  expect([...values].filter(([, numbers]) => numbers.size > 1)).toEqual([])
})

test('any number in words of the table, behind its word for a season, is that number', () => {
  for (const { season, cardinals = [], ordinals = [] } of seasonWords)
    for (const numbers of [cardinals, ordinals])
      for (const [at, forms] of numbers.entries())
        for (const form of forms)
          for (const word of season)
            expect([word, form, namedSeason(`Oz: ${word} ${form.toUpperCase()}`, 'Oz')]).toEqual([word, form, at + 1])
})

describe('a name cut into show and label', () => {
  test.each<[name: string, show: string, label: string]>([
    ['The Night Agent: Season 1', 'The Night Agent', 'Season 1'],
    ['The Sinner: Season 4: Percy', 'The Sinner', 'Season 4: Percy'],
    ['Bedrag: Sæson 1', 'Bedrag', 'Sæson 1'],
    ['Universo Z: 1ª temporada', 'Universo Z', '1ª temporada'],
    ['Terzi: 3. Sezon', 'Terzi', '3. Sezon'],
    ['The OA: Part II', 'The OA', 'Part II'],
    ['華燈初上: 第 3 部', '華燈初上', '第 3 部'],
    ['Maid: Limited Series', 'Maid', 'Limited Series'],
    ['Pokémon Horizons: The Series: Part1', 'Pokémon Horizons: The Series', 'Part1'],
    ['The New Adventures of “Lassie” - Season 1', 'The New Adventures of “Lassie”', 'Season 1'],
    ['The Wire: Seasons 1-3', 'The Wire', 'Seasons 1-3'],
    ['Oz: Season Umpteen', 'Oz', 'Season Umpteen'],
    ['AJIN: Demi-Human: Season 1', 'AJIN: Demi-Human', 'Season 1'],
    ['3:10 to Yuma', '3:10 to Yuma', ''],
    ['9-1-1: Lone Star', '9-1-1: Lone Star', ''],
    ['Apollo 13: Survival', 'Apollo 13: Survival', ''],
    ['Mission: Impossible - Part of it', 'Mission: Impossible - Part of it', ''],
    ['Stranger Things 2', 'Stranger Things 2', ''],
  ])('%s', (name, show, label) => expect(cutLabel(name)).toEqual({ show, label }))
})

test.each([
  ['Stranger Things 2', 'Stranger Things', 2],
  ['Barbarians II', 'Barbarians', 2],
  ['Toriroti: Toritori 4', 'Toriroti: Toritori', 4],
])('%s may be season %s of another', (name, show, season) => expect(numberedName(name)).toEqual({ show, season }))

test.each(['1899', 'LEGO City 2017', 'Se7en', '24', "Woodstock '99", 'Malcolm X', '9-1-1'])('%s is numbered by nothing', name =>
  expect(numberedName(name)).toBeUndefined(),
)

const word = fc.constantFrom(...seasonWords.flatMap(({ season, part, first = [] }) => [...season, ...part, ...first]))
const title = fc.constantFrom('1899', '9-1-1', 'Élite', '三体', 'שטיסל', '24', 'Se7en', 'X', "Ocean's 8", '👻')

test('any word of the table with any number names that season, whatever the title, its case and its spelling', () => {
  fc.assert(
    fc.property(title, word, fc.integer({ min: 1, max: 99 }), fc.constantFrom('NFC', 'NFD'), fc.boolean(), (show, word, n, form, upper) => {
      const label = `${show}: ${upper ? word.toLocaleUpperCase('en') : word} ${n}`
      expect(namedSeason(label.normalize(form), show)).toBe(n)
      expect(cutLabel(label)).toMatchObject({ show })
    }),
  )
})

test('no text is too strange: a number of a season or none, and a show that the name begins with', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 20 }), (label, show) => {
      const season = namedSeason(label, show)
      expect(season === undefined || (Number.isInteger(season) && season >= 0 && season <= 9999)).toBe(true)
      expect(label.startsWith(cutLabel(label).show)).toBe(true)
    }),
  )
})
