import { Mutex } from '@sweeps/engine'
import type { Chart } from '@sweeps/model'
import { pictureFonts } from './picture-fonts.js'
import { pictureOf, pictureSize } from './picture-of.js'

/**
 * Draws lists as pictures of 1200 × 630, one at a time: many at once would hold up everything else. The fonts are read with the first, and what
 * draws, which takes a quarter of a second, is loaded with it.
 */
export function pictureDrawer(): (chart: Chart, listName: string, as?: 'png' | 'svg') => Promise<Buffer> {
  let fonts: ReturnType<typeof pictureFonts> | undefined
  const mutex = new Mutex()
  return (chart, listName, as = 'png') =>
    mutex.run(async () => {
      fonts ??= pictureFonts()
      const [{ renderAsync }, { default: satori }] = await Promise.all([import('@resvg/resvg-js'), import('satori')])
      const svg = await satori(pictureOf(chart, listName) as unknown as Parameters<typeof satori>[0], { ...pictureSize, fonts })
      if (as === 'svg') return Buffer.from(svg)
      // Letters are outlines by now, so no font of the machine is needed.
      return (await renderAsync(svg, { font: { loadSystemFonts: false } })).asPng()
    })
}
