import type { Genre } from '../titles.js'

/** A season or film of the sample, and how it draws the accounts of the service. All are invented. */
export interface SampleSeason {
  name: string
  kind: 'series' | 'film'
  origin: 'original' | 'acquired'
  language: string
  genre: Genre
  /** Its number; null: a film. */
  season: number | null
  episodes: number
  /** Typical length of an episode or of the film. */
  minutes: number
  release: 'at once' | 'weekly'
  /** Day of its premiere, counted from the day on which the sample is loaded: below 0 it was there before. */
  premiere: number
  /** Share of all accounts that begin it sooner or later, before their tastes. */
  reach: number
  /** Mean days from the premiere to the beginning, of those who come for it. */
  fade: number
  /** Share of those who finish an episode and go on to the next. */
  hold: number
}

/** Days before the day of loading from which on the sample has plays. */
export const sampleDays = 84

type Traits = [genre: Genre, language: string, minutes: number]

const season = (
  name: string,
  [genre, language, minutes]: Traits,
  number: number,
  premiere: number,
  episodes: number,
  [reach, fade, hold]: [reach: number, fade: number, hold: number],
  release: SampleSeason['release'] = 'at once',
): SampleSeason => ({
  ...{ name, kind: 'series', origin: 'original', language, genre, season: number, episodes, minutes, release, premiere, reach, fade, hold },
})

const film = (name: string, [genre, language, minutes]: Traits, premiere: number, reach: number): SampleSeason => ({
  ...{ name, kind: 'film', origin: 'original', language, genre, season: null, episodes: 1, minutes, release: 'at once', premiere },
  ...{ reach, fade: 9, hold: 1 },
})

/** What was there before the sample begins: it is watched a little, all the time. */
const library = (name: string, [genre, language, minutes]: Traits, years: number, episodes: number, reach: number): SampleSeason => ({
  ...{ name, kind: 'series', origin: 'acquired', language, genre, season: 1, episodes, minutes, release: 'at once' },
  ...{ premiere: -Math.round(365.25 * years), reach, fade: 0, hold: 0.96 },
})

/** The originals that premiered while the sample runs, the oldest first; the last have not come out yet. */
export const sampleSeasons: readonly SampleSeason[] = [
  season('Seven Minutes to Curfew', ['crime', 'en', 46], 1, -82, 8, [0.104, 8, 0.94]),
  season('Bakers at the End of the Line', ['documentary', 'en', 36], 1, -62, 8, [0.048, 14, 0.95], 'weekly'),
  season('Kestrels Don’t Knock', ['crime', 'en', 47], 1, -80, 8, [0.087, 7, 0.93]),
  season('The Understudy Bureau', ['comedy', 'en', 28], 1, -78, 10, [0.061, 9, 0.95]),
  season('Ward of the Salt King', ['fantasy', 'en', 55], 1, -76, 8, [0.073, 6, 0.85]),
  season('Çınar Sokağı No. 9', ['drama', 'tr', 50], 1, -74, 10, [0.026, 10, 0.94]),
  season('Gloria Has a Spreadsheet', ['comedy', 'en', 27], 1, -72, 8, [0.065, 8, 0.94]),
  season('El Último Verano en Cudillero', ['drama', 'es', 46], 1, -65, 8, [0.061, 8, 0.92]),
  season('Ballast', ['drama', 'en', 53], 1, -68, 8, [0.026, 7, 0.78]),
  season('Mrs. Adeyemi Investigates', ['crime', 'en', 43], 1, -70, 8, [0.091, 8, 0.95]),
  season('Salt, Wind, Ledger', ['drama', 'en', 48], 1, -55, 8, [0.069, 8, 0.91]),
  season('Ashes for the Cloud King', ['fantasy', 'en', 57], 1, -47, 8, [0.057, 6, 0.8]),
  season('Harbour Street Bakehouse', ['comedy', 'en', 32], 1, -33, 8, [0.104, 9, 0.96]),
  season('Os Segredos da Serra', ['crime', 'pt', 45], 1, -24, 6, [0.052, 8, 0.92], 'weekly'),
  season('The Understudy Bureau', ['comedy', 'en', 28], 2, -10, 10, [0.073, 7, 0.95]),
  season('Cold Lamps', ['crime', 'en', 49], 1, -3, 8, [0.113, 7, 0.93]),
  season('Kestrels Don’t Knock', ['crime', 'en', 47], 2, 9, 8, [0.087, 7, 0.93]),
  season('The Tin Orchard', ['family', 'en', 25], 1, 20, 10, [0.052, 9, 0.95]),
]

/** Films of the sample. */
export const sampleFilms: readonly SampleSeason[] = [
  film('El Faro de los Perros', ['crime', 'es', 104], -77, 0.045),
  film('Paper Elephants', ['family', 'en', 88], -58, 0.067),
  film('A Quiet Year in Lofoten', ['documentary', 'en', 83], -29, 0.039),
  film('Rendez-vous à Roscoff', ['comedy', 'fr', 95], -8, 0.045),
]

/** What is always there. `reach` is the share of evenings, beside the others. */
export const sampleLibrary: readonly SampleSeason[] = [
  library('Doctor Penrose', ['drama', 'en', 43], 7.2, 10, 5),
  library('Cobblestone Beat', ['crime', 'en', 44], 9.1, 10, 4.4),
  library('The Alphabet Goats', ['family', 'en', 11], 4.6, 12, 4.1),
  library('Upstairs at Number Forty', ['comedy', 'en', 22], 6.3, 10, 3.6),
  library('Die Schleusenwärter', ['crime', 'de', 45], 5.4, 6, 2.2),
  library('Mango Lane', ['comedy', 'hi', 23], 3.8, 8, 2.1),
  library('La Casa de los Relojes', ['drama', 'es', 42], 4.9, 8, 2.3),
  library('Vets of the High Moor', ['documentary', 'en', 46], 3.1, 6, 1.7),
]
