import { useEffect, useRef } from 'react'
import { drawBreakEven } from './drawBreakEven'
import { drawFan } from './drawFan'
import { drawMoney } from './drawMoney'
import { drawSensitivity } from './drawSensitivity'
import { drawWeeks } from './drawWeeks'
import { type Picture, sizeOf } from './picture'

/** Draws with the plotting library: loaded when a case is opened, not before. */
export function Drawn({ picture, wide }: { picture: Picture; wide: boolean }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.replaceChildren(draw(picture, wide))
  }, [picture, wide])
  return <div ref={place} />
}

function draw(picture: Picture, wide: boolean): Element {
  const size = sizeOf(picture, wide)
  switch (picture.kind) {
    case 'fan':
      return drawFan(picture, size)
    case 'money':
      return drawMoney(picture, size)
    case 'weeks':
      return drawWeeks(picture, size)
    case 'break-even':
      return drawBreakEven(picture, size)
    case 'sensitivity':
      return drawSensitivity(picture, size)
  }
}
