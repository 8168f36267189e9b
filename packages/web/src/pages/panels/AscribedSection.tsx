import type { PanelAndCensus } from '../../api/panelQueries'
import { figureWords } from '../../ui/format/figureWords'
import { Anchor, Link } from '../../ui/route/Link'
import { helpPath, titlePath } from '../../ui/route/routes'
import { Between } from './Between'
import { ErrorBands } from './ErrorBands'

interface Props {
  /** Null: not asked for, or on its way. */
  answer: PanelAndCensus['ascribed']
  /** What is true, by service and title, where that is known. */
  truth: ReadonlyMap<string, number>
  wanted: boolean
  onChange: (wanted: boolean) => void
}

/** Plays of the census given to persons, for whoever asks for it: modelled, and said so wherever a figure stands. */
export function AscribedSection({ answer, truth, wanted, onChange }: Props) {
  return (
    <section aria-labelledby="ascribed" aria-busy={wanted && answer === null}>
      <h3 id="ascribed">Modelled: plays given to persons</h3>
      <label className="check">
        <input type="checkbox" checked={wanted} onChange={event => onChange(event.target.checked)} /> Give each play of the census to
        persons of the panel
      </label>
      <p className="muted">
        Nobody measured who these persons are: each play takes the viewers of a session of the panel, several times over.{' '}
        <Anchor href={helpPath('docs/methods/panel/ascription.md')}>How plays are ascribed</Anchor>
      </p>
      {wanted && !answer && <p className="muted">Five imputations in every replicate: this takes a few seconds.</p>}
      {answer && <AscribedTable answer={answer} truth={truth} />}
    </section>
  )
}

function AscribedTable({
  answer: { titles, total, imputations, donors, classes },
  truth,
}: Pick<Props, 'truth'> & { answer: NonNullable<Props['answer']> }) {
  const shown = titles.filter(({ minutes }) => minutes !== null)
  const largest = Math.max(...shown.map(({ minutes }) => minutes!.interval.high), 1)
  return (
    <>
      <table className="figures panel-figures">
        <caption>Modelled minutes of persons, not measured</caption>
        <thead>
          <tr>
            <th scope="col">Title</th>
            <th scope="col" className="number extra">
              Census, devices
            </th>
            <th scope="col" className="number">
              Modelled, persons
            </th>
            <th scope="col" className="number extra">
              Of the error imputed
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ service, title, name, census, minutes }) => (
            <tr key={`${service} ${title}`}>
              <th scope="row">
                <Link href={titlePath(title)}>{name}</Link>
                <ErrorBands alone={null} together={minutes} truth={truth.get(`${service} ${title}`) ?? null} largest={largest} />
                <div className="under">Census {figureWords.count(census)}</div>
              </th>
              <td className="number extra">{figureWords.count(census)}</td>
              <td className="number">
                {figureWords.count(minutes!.value)}
                <Between interval={minutes!.interval} />
              </td>
              <td className="number extra">{figureWords.share(minutes!.imputed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">
        All, modelled: {figureWords.count(total.value)} minutes, {figureWords.count(total.interval.low)} to{' '}
        {figureWords.count(total.interval.high)}. {imputations} imputations from {figureWords.count(donors)} sessions; matched by{' '}
        {classes
          .filter(({ share }) => share > 0)
          .map(({ class: name, share }) => `${name} (${figureWords.share(share)})`)
          .join('; ')}
        .
      </p>
    </>
  )
}
