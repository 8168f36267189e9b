import { renderAsync } from '@resvg/resvg-js'
import { Mutex } from '@sweeps/engine'
import type { Chart } from '@sweeps/model'
import satori from 'satori'
import { pictureFonts } from './picture-fonts.js'
import { pictureOf, pictureSize } from './picture-of.js'

/** Draws lists as PNGs of 1200 × 630, one at a time: many at once would hold up everything else. The fonts are read with the first. */
export function pictureDrawer(): (chart: Chart, listName: string) => Promise<Buffer> {
  let fonts: ReturnType<typeof pictureFonts> | undefined
  const mutex = new Mutex()
  return (chart, listName) =>
    mutex.run(async () => {
      fonts ??= pictureFonts()
      const svg = await satori(pictureOf(chart, listName) as unknown as Parameters<typeof satori>[0], { ...pictureSize, fonts })
      // Letters are outlines by now, so no font of the machine is needed.
      return (await renderAsync(svg, { font: { loadSystemFonts: false } })).asPng()
    })
}
