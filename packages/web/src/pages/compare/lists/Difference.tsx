/** Places between two ranks: a shape to see, words to hear. */
export function Difference({ from, to }: { from: number | undefined; to: number | undefined }) {
  const { shape, words } = differenceWords(from, to)
  return (
    <>
      <span aria-hidden="true">{shape}</span>
      <span className="visually-hidden">{words}</span>
    </>
  )
}

export function differenceWords(from: number | undefined, to: number | undefined): { shape: string; words: string } {
  if (from === undefined) return { shape: '', words: 'only on the right' }
  if (to === undefined) return { shape: '', words: 'only on the left' }
  const places = Math.abs(to - from)
  const by = `${places} ${places === 1 ? 'place' : 'places'}`
  if (places === 0) return { shape: '=', words: 'the same' }
  return to < from ? { shape: `▲${places}`, words: `${by} higher` } : { shape: `▼${places}`, words: `${by} lower` }
}
