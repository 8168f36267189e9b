import { renderAsync } from '@resvg/resvg-js'
import type { Chart } from '@sweeps/model'
import satori from 'satori'
import { pictureFonts } from './picture-fonts.js'
import { pictureOf, pictureSize } from './picture-of.js'

let turn: Promise<unknown> = Promise.resolve()

/** The picture of a list as a PNG of 1200 × 630. One at a time: many at once would hold up everything else. */
export function drawPicture(chart: Chart, listName: string): Promise<Buffer> {
  const drawn = turn.then(async () => {
    const svg = await satori(pictureOf(chart, listName) as unknown as Parameters<typeof satori>[0], {
      ...pictureSize,
      fonts: pictureFonts(),
    })
    // Letters are outlines by now, so no font of the machine is needed.
    return (await renderAsync(svg, { font: { loadSystemFonts: false } })).asPng()
  })
  turn = drawn.catch(() => {})
  return drawn
}
