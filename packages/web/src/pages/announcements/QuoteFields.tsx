import type { Quote } from '@sweeps/model'

/** Quotes, each with who said it. An empty one is not saved. */
export function QuoteFields({ quotes, onChange }: { quotes: Quote[]; onChange: (quotes: Quote[]) => void }) {
  const change = (at: number, part: Partial<Quote>) =>
    onChange(quotes.map((quote, index) => (index === at ? { ...quote, ...part } : quote)))
  return (
    <fieldset className="quotes">
      <legend>Quotes</legend>
      {quotes.map((quote, at) => (
        // Quotes have no other identity than their place while they are typed.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={at} className="quote">
          <label className="field">
            Who says it
            <input value={quote.by} maxLength={200} onChange={event => change(at, { by: event.target.value })} />
          </label>
          <label className="field">
            Words
            <textarea rows={2} value={quote.words} maxLength={1000} onChange={event => change(at, { words: event.target.value })} />
          </label>
          <button type="button" className="quiet" onClick={() => onChange(quotes.filter((_, index) => index !== at))}>
            Remove<span className="visually-hidden"> the quote{quote.by && ` of ${quote.by}`}</span>
          </button>
        </div>
      ))}
      <button type="button" className="quiet" onClick={() => onChange([...quotes, { by: '', words: '' }])}>
        Add a quote
      </button>
    </fieldset>
  )
}
