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
export const sampleDays = 182

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
  season('The Ferrymen of Ostrava Bay', ['drama', 'en', 49], 1, -176, 8, [0.099, 9, 0.91]),
  season('Seven Minutes to Curfew', ['crime', 'en', 46], 1, -172, 8, [0.149, 8, 0.94]),
  season('Onkel Ludwig bleibt', ['comedy', 'de', 29], 1, -169, 8, [0.056, 10, 0.93]),
  season('Las Horas de Marta', ['drama', 'es', 44], 1, -165, 10, [0.081, 9, 0.9]),
  season('Saffron & Diesel', ['comedy', 'hi', 31], 1, -161, 8, [0.074, 8, 0.95]),
  season('The Quarry Choir', ['documentary', 'en', 41], 1, -157, 6, [0.05, 11, 0.93]),
  season('Night Bus Cartographers', ['fantasy', 'en', 52], 1, -153, 8, [0.093, 7, 0.87]),
  season('Two Doors Down from Judge Ines', ['crime', 'pt', 45], 1, -148, 8, [0.074, 9, 0.93]),
  season('Parallax Avenue', ['drama', 'en', 50], 1, -144, 10, [0.043, 8, 0.82]),
  season('La Boîte à Orages', ['fantasy', 'fr', 48], 1, -139, 6, [0.056, 8, 0.9]),
  season('Bakers at the End of the Line', ['documentary', 'en', 36], 1, -135, 8, [0.068, 14, 0.95], 'weekly'),
  season('Kestrels Don’t Knock', ['crime', 'en', 47], 1, -131, 8, [0.124, 7, 0.93]),
  season('The Understudy Bureau', ['comedy', 'en', 28], 1, -127, 10, [0.087, 9, 0.95]),
  season('Ward of the Salt King', ['fantasy', 'en', 55], 1, -122, 8, [0.105, 6, 0.85]),
  season('Çınar Sokağı No. 9', ['drama', 'tr', 50], 1, -118, 10, [0.037, 10, 0.94]),
  season('Low Tide Lawyers', ['drama', 'en', 44], 1, -113, 8, [0.081, 9, 0.92], 'weekly'),
  season('Ein Zimmer in Görlitz', ['crime', 'de', 51], 1, -109, 6, [0.062, 8, 0.93]),
  season('Gloria Has a Spreadsheet', ['comedy', 'en', 27], 1, -104, 8, [0.093, 8, 0.94]),
  season('Caravan to Bhuj', ['documentary', 'hi', 39], 1, -99, 6, [0.043, 10, 0.92]),
  season('Seven Minutes to Curfew', ['crime', 'en', 46], 2, -94, 8, [0.136, 6, 0.95]),
  season('The Pigeon Post Affair', ['family', 'en', 24], 1, -90, 12, [0.074, 11, 0.95]),
  season('El Último Verano en Cudillero', ['drama', 'es', 46], 1, -85, 8, [0.087, 8, 0.92]),
  season('Ballast', ['drama', 'en', 53], 1, -80, 8, [0.037, 7, 0.78]),
  season('Mrs. Adeyemi Investigates', ['crime', 'en', 43], 1, -75, 8, [0.13, 8, 0.95]),
  season('Hotel Kronprinz, Zimmer frei', ['comedy', 'de', 30], 1, -69, 8, [0.062, 8, 0.93]),
  season('The Longest Level Crossing', ['comedy', 'en', 29], 1, -62, 8, [0.068, 8, 0.9]),
  season('Salt, Wind, Ledger', ['drama', 'en', 48], 1, -55, 8, [0.099, 8, 0.91]),
  season('Ashes for the Cloud King', ['fantasy', 'en', 57], 1, -47, 8, [0.081, 6, 0.8]),
  season('Harbour Street Bakehouse', ['comedy', 'en', 32], 1, -33, 8, [0.149, 9, 0.96]),
  season('Os Segredos da Serra', ['crime', 'pt', 45], 1, -24, 6, [0.074, 8, 0.92], 'weekly'),
  season('The Understudy Bureau', ['comedy', 'en', 28], 2, -10, 10, [0.105, 7, 0.95]),
  season('Cold Lamps', ['crime', 'en', 49], 1, -3, 8, [0.161, 7, 0.93]),
  season('Kestrels Don’t Knock', ['crime', 'en', 47], 2, 9, 8, [0.124, 7, 0.93]),
  season('The Tin Orchard', ['family', 'en', 25], 1, 20, 10, [0.074, 9, 0.95]),
]

/** Films of the sample. */
export const sampleFilms: readonly SampleSeason[] = [
  film('The Ice Cream Amnesty', ['comedy', 'en', 97], -158, 0.07),
  film('Winter Comes by Rail', ['drama', 'en', 112], -121, 0.063),
  film('El Faro de los Perros', ['crime', 'es', 104], -92, 0.056),
  film('Paper Elephants', ['family', 'en', 88], -58, 0.084),
  film('A Quiet Year in Lofoten', ['documentary', 'en', 83], -29, 0.049),
  film('Rendez-vous à Roscoff', ['comedy', 'fr', 95], -8, 0.056),
]

/** What is always there. `reach` is the share of evenings, beside the others. */
export const sampleLibrary: readonly SampleSeason[] = [
  library('Doctor Penrose', ['drama', 'en', 43], 7.2, 20, 5),
  library('Cobblestone Beat', ['crime', 'en', 44], 9.1, 22, 4.4),
  library('The Alphabet Goats', ['family', 'en', 11], 4.6, 26, 4.1),
  library('Upstairs at Number Forty', ['comedy', 'en', 22], 6.3, 20, 3.6),
  library('Die Schleusenwärter', ['crime', 'de', 45], 5.4, 12, 2.2),
  library('Mango Lane', ['comedy', 'hi', 23], 3.8, 18, 2.1),
  library('La Casa de los Relojes', ['drama', 'es', 42], 4.9, 16, 2.3),
  library('Vets of the High Moor', ['documentary', 'en', 46], 3.1, 10, 1.7),
]
