import { Day } from '@sweeps/model'
import Type, { Nullable, type Static } from '@sweeps/model/typebox'

/** What somebody who runs a panel should look at. */
export const alertKinds = ['in-tab', 'silent', 'buttons', 'cells', 'churn', 'weights'] as const

const Rate = Nullable(Type.Number(), { description: 'from 0 to 1; null: of nobody' })

/** How well a panel is kept: whom it has, whom it lacks, who reports. */
export const PanelManagement = Type.Object({
  panel: Type.String({ description: 'its id' }),
  week: Day,
  homes: Type.Integer({ description: 'on the last day of the week' }),
  persons: Type.Integer(),
  alerts: Type.Array(Type.Object({ kind: Type.Enum([...alertKinds]), text: Type.String() })),
  cells: Type.Array(
    Type.Object({
      margin: Type.String(),
      level: Type.String(),
      target: Type.Number({ description: 'of the population' }),
      targetShare: Type.Number(),
      recruited: Type.Integer({ description: 'of the panel, whoever is in-tab' }),
      inTab: Type.Integer({ description: 'who count in the week' }),
      inTabShare: Type.Number(),
      index: Nullable(Type.Number(), {
        description: '100 × share of the in-tab ÷ share of the population; null: there is nobody to compare',
      }),
    }),
    { description: 'levels of the margins, unweighted' },
  ),
  days: Type.Array(Type.Object({ day: Day, homes: Type.Integer(), inTab: Type.Integer(), rate: Rate })),
  reasons: Type.Record(Type.String(), Type.Integer(), { description: 'home days of the week that do not count, by reason' }),
  homesOfWeek: Type.Integer({ description: 'homes that count in the week, by the rule of the panel' }),
  silent: Type.Object({
    count: Type.Integer({ description: 'homes that have not counted for three days and more, up to the end of the week' }),
    homes: Type.Array(Type.Object({ household: Type.String(), since: Day, reason: Type.String() }), { description: 'the first fifty' }),
  }),
  buttons: Type.Object({
    empty: Rate,
    count: Type.Integer({ description: 'homes where half of the minutes or more play to nobody, of an hour or more' }),
    homes: Type.Array(Type.Object({ household: Type.String(), minutes: Type.Number(), empty: Type.Number() }), {
      description: 'the first fifty: whose buttons may be forgotten',
    }),
  }),
  weeks: Type.Array(Type.Object({ week: Day, homes: Type.Integer(), joined: Type.Integer(), left: Type.Integer(), churn: Rate }), {
    description: 'the last eight: homes at their beginning, and who came and went',
  }),
  response: Nullable(
    Type.Object({
      asked: Type.Integer({ description: 'homes that could have joined' }),
      joined: Type.Integer(),
      rate: Rate,
      levels: Type.Array(
        Type.Object({ characteristic: Type.String(), level: Type.String(), asked: Type.Integer(), joined: Type.Integer(), rate: Rate }),
      ),
    }),
    { description: 'null: there is no invitations.csv' },
  ),
  recruitment: Type.Array(
    Type.Object({
      margin: Type.String(),
      level: Type.String(),
      persons: Type.Integer({ description: 'that the in-tab sample lacks' }),
      homes: Type.Integer({ description: 'that would have them' }),
      invitations: Nullable(Type.Integer(), { description: 'that bring so many homes; null: nobody knows who accepts' }),
    }),
    { description: 'whom to invite next, the most wanting first' },
  ),
  weights: Type.Array(
    Type.Object({
      week: Day,
      set: Type.String(),
      persons: Type.Integer(),
      effectiveSize: Type.Number(),
      designEffect: Type.Number({ description: 'persons ÷ effective size' }),
      largest: Type.Number({ description: 'largest weight ÷ median' }),
      moved: Nullable(Type.Number(), { description: 'mean change of a weight since the week before, as a share of it; null: no such set' }),
    }),
    { description: 'of the weeks among the last eight that have been weighted' },
  ),
})
export type PanelManagement = Static<typeof PanelManagement>
