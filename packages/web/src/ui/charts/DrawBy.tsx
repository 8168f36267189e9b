import './draw-by.css'

interface Props {
  by: 'rank' | 'value'
  /** The metric in words; null when the values cannot be drawn. */
  metric: string | null
  onChange: (by: 'rank' | 'value') => void
}

/** What a run is drawn by. */
export function DrawBy({ by, metric, onChange }: Props) {
  return (
    <fieldset className="draw-by">
      <legend className="visually-hidden">Draw by</legend>
      {(['rank', 'value'] as const).map(option => (
        <label key={option}>
          <input
            type="radio"
            name="draw-by"
            checked={by === option}
            disabled={option === 'value' && metric === null}
            onChange={() => onChange(option)}
          />
          <span>{option === 'rank' ? 'Rank' : (metric ?? 'Value')}</span>
        </label>
      ))}
    </fieldset>
  )
}
