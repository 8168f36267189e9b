import { placeOf, type SliderScale, stepsOf, valueAt } from './sliderScale'

interface Props {
  name: string
  scale: SliderScale
  value: number
  as: (value: number) => string
  onChange: (value: number) => void
}

/** One term: its name, what it is now, and the slider. */
export function TermSlider({ name, scale, value, as, onChange }: Props) {
  return (
    <label className="slider">
      <span>{name}</span>
      <span className="now">{as(value)}</span>
      <input
        type="range"
        min={0}
        max={stepsOf(scale)}
        step={1}
        value={placeOf(scale, value)}
        aria-valuetext={as(value)}
        onChange={event => onChange(valueAt(scale, Number(event.target.value)))}
      />
    </label>
  )
}
