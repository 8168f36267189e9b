import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Font } from 'satori'

const require = createRequire(import.meta.url)
/** A file per script: letters that one lacks are looked for in the next. */
const scripts = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'] as const

export const pictureFamily = scripts.map(script => `Serif ${script}`).join(', ')

/** Source Serif 4. Scripts it has no letters of, such as Korean, come out as empty boxes. */
export const pictureFonts = (): Font[] =>
  scripts.flatMap(script =>
    ([400, 600] as const).map(weight => ({
      name: `Serif ${script}`,
      weight,
      style: 'normal' as const,
      data: readFileSync(require.resolve(`@fontsource/source-serif-4/files/source-serif-4-${script}-${weight}-normal.woff`)),
    })),
  )
