import type { Inspected } from './importFile'
import { type MappingFields as Fields, meanings } from './mapping'

interface Props {
  table: NonNullable<Inspected['table']>
  metrics: Inspected['choices']['metrics']
  fields: Fields
  onChange: (fields: Fields) => void
}

/** What the columns of a table mean, beside its first lines. */
export function MappingFields({ table, metrics, fields, onChange }: Props) {
  const columns = table.columns.filter(column => column !== '')
  const set = (change: Partial<Fields>) => onChange({ ...fields, ...change })
  const column = (name: string, of: 'week' | 'title' | 'season' | 'rank' | 'marketColumn' | 'listColumn', none: string) => (
    <label className="field">
      {name}
      <select value={fields[of]} onChange={event => set({ [of]: event.target.value })}>
        <option value="">{none}</option>
        {columns.map(one => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  )
  const text = (name: string, of: 'source' | 'market' | 'list' | 'service', maxLength: number) => (
    <label className="field">
      {name}
      <input maxLength={maxLength} autoComplete="off" value={fields[of]} onChange={event => set({ [of]: event.target.value })} />
    </label>
  )
  return (
    <fieldset className="mapping">
      <legend>What the columns mean</legend>
      <div className="pair">
        {column('Week', 'week', 'choose a column')}
        <label className="field">
          The week is named by its
          <select value={fields.named} onChange={event => set({ named: event.target.value as Fields['named'] })}>
            <option value="first-day">first day</option>
            <option value="last-day">last day</option>
          </select>
        </label>
        {column('Title', 'title', 'choose a column')}
        {column('Season', 'season', 'in no column')}
        {column('Rank', 'rank', 'in no column')}
        {column('Country', 'marketColumn', 'the same on every line')}
        {fields.marketColumn === '' && text('The country of every line, as DE; WW for the world', 'market', 2)}
        {column('List', 'listColumn', 'the same on every line')}
        {fields.listColumn === '' && text('The list of every line', 'list', 200)}
        {text('Whose figures these are, as panel-de', 'source', 64)}
        {text('Service, if it is one', 'service', 200)}
        <label className="field">
          Decimal sign
          <select value={fields.decimal} onChange={event => set({ decimal: event.target.value as Fields['decimal'] })}>
            <option value="">as the file shows it</option>
            <option value=".">point, 12.5</option>
            <option value=",">comma, 12,5</option>
          </select>
        </label>
      </div>
      {fields.values.map((value, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: values are told apart by their place alone
        <Value key={at} of={value} {...{ at, columns, metrics }} onChange={next => set({ values: fields.values.with(at, next) })} />
      ))}
      <p>
        <button
          type="button"
          className="quiet"
          onClick={() => set({ values: [...fields.values, { metric: 'hours', column: '', factor: '1' }] })}
        >
          Another value
        </button>
      </p>
      <Preview table={table} of={meanings(fields, new Map(metrics.map(({ id, name }) => [id, name])))} />
    </fieldset>
  )
}

interface ValueProps {
  of: Fields['values'][number]
  at: number
  columns: string[]
  metrics: Inspected['choices']['metrics']
  onChange: (value: Fields['values'][number]) => void
}

function Value({ of, at, columns, metrics, onChange }: ValueProps) {
  const which = at === 0 ? 'Value' : `Value ${at + 1}`
  return (
    <div className="pair">
      <label className="field">
        {which}: column
        <select value={of.column} onChange={event => onChange({ ...of, column: event.target.value })}>
          <option value="">in no column</option>
          {columns.map(column => (
            <option key={column}>{column}</option>
          ))}
        </select>
      </label>
      <label className="field">
        {which}: what it is
        <select value={of.metric} onChange={event => onChange({ ...of, metric: event.target.value })}>
          {metrics.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {which}: times
        <input
          inputMode="decimal"
          autoComplete="off"
          value={of.factor}
          onChange={event => onChange({ ...of, factor: event.target.value })}
        />
      </label>
    </div>
  )
}

/** The first lines as they stand, under what each column is taken for. */
function Preview({ table: { columns, rows }, of }: { table: Props['table']; of: ReadonlyMap<string, string> }) {
  const places = columns.flatMap((column, at) => (column === '' ? [] : [at]))
  return (
    // It scrolls sideways: a keyboard must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls
    <section className="preview-table" aria-label="The first lines of the file" tabIndex={0}>
      <table className="figures">
        <thead>
          <tr>
            {places.map(at => (
              <th key={at} scope="col">
                {columns[at]}
                <div className={of.has(columns[at]!) ? 'meaning' : undefined}>{of.get(columns[at]!) ?? 'not read'}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 5).map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a file that does not change
            <tr key={line}>
              {places.map(at => (
                <td key={at}>{row[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
