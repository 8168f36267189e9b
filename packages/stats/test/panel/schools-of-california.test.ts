import { expect, it } from 'vitest'
import {
  balancedReplicates,
  type Columns,
  calibrate,
  effectiveSize,
  givenReplicates,
  indicatorColumns,
  jackknife,
  joinedColumns,
  linearisedVariance,
  marginOf,
  quantile,
  rake,
  raker,
  ratioContributions,
  regressionResiduals,
  replicateErrors,
  stratifiedJackknife,
  trimWeights,
} from '../../src/index.js'
import { expectNear } from './near.js'
import { describeWithReference, numbers, referenceTable, referenceText } from './reference-table.js'

const codesOf = (names: readonly string[]) => {
  const all = [...new Set(names)]
  return names.map(name => all.indexOf(name))
}
const totalOf = (values: readonly number[], weights: ArrayLike<number>) => values.reduce((sum, value, at) => sum + value * weights[at]!, 0)

describeWithReference('183 schools in 15 clusters (R, apiclus1)', () => {
  const schools = referenceTable('inputs/apiclus1.csv')
  const wanted = referenceTable('published-api/apiclus1_weights.csv')
  const estimates = new Map<string, Record<string, string>>(
    referenceTable('published-api/estimates.csv').map(row => [`${row['design']} ${row['stat']} ${row['variable']}`, row]),
  )
  const base = numbers(schools, 'pw')
  const enrolled = numbers(schools, 'enroll')
  const index = numbers(schools, 'api00')
  const districts = codesOf(schools.map(school => school['dnum']!))
  const stype = marginOf(
    'stype',
    schools.map(school => school['stype']!),
    { E: 4421, H: 755, M: 1018 },
  )
  const wide = marginOf(
    'sch.wide',
    schools.map(school => school['sch.wide']!),
    { No: 1072, Yes: 5122 },
  )
  const index99: Columns = {
    names: [{ margin: 'api99', level: '' }],
    rows: schools.length,
    values: Float64Array.from(numbers(schools, 'api99')),
  }
  const byType = indicatorColumns([stype])
  const columns = joinedColumns([byType.columns, index99])
  const totals = [...byType.totals, 3_914_069]
  const fraction = 15 / 757
  const clusters = { primaryOf: districts, stratumOf: new Array<number>(15).fill(0), fractionOf: [fraction] }
  const raked = rake([stype, wide], base)

  it('rakes to two margins, whichever comes first', () => {
    expectNear(raked.weights, numbers(wanted, 'rake2_tight'))
    expectNear(rake([wide, stype], base).weights, raked.weights, 1e-11)
    expect(totalOf(enrolled, raked.weights)).toBeCloseTo(3_647_280.148, 2)
  })

  it('calibrates: poststratified, linear, raking, logit and truncated', () => {
    expectNear(rake([stype], base).weights, numbers(wanted, 'postStratify'))
    expectNear(calibrate(byType.columns, byType.totals, base, { distance: 'linear' }).weights, numbers(wanted, 'calib_stype'))
    expectNear(calibrate(columns, totals, base, { distance: 'linear' }).weights, numbers(wanted, 'greg_stype_api99'))
    // R stops raking and logit once its totals are met to 1e-7.
    expectNear(calibrate(columns, totals, base, { distance: 'raking' }).weights, numbers(wanted, 'calraking_stype_api99'), 3e-8)
    const bounds = { low: 0.5, high: 2.5 }
    expectNear(calibrate(columns, totals, base, { distance: 'logit', bounds }).weights, numbers(wanted, 'callogit_0.5_2.5'), 3e-8)
    expectNear(calibrate(columns, totals, base, { distance: 'truncated', bounds }).weights, numbers(wanted, 'greg_bounded_0.5_2.5'))
  })

  it('trims once, and until nothing is outside', () => {
    const weights = numbers(wanted, 'rake2_default')
    expectNear(trimWeights(weights, 20, 45).weights, numbers(wanted, 'rake2_trim_20_45'), 1e-4)
    expectNear(trimWeights(numbers(wanted, 'rake2_tight'), 20, 45).weights, numbers(wanted, 'rake2_trim_20_45'), 1e-8)
    expectNear(trimWeights(numbers(wanted, 'rake2_tight'), 20, 45, { strict: true }).weights, numbers(wanted, 'rake2_trim_20_45_strict'))
  })

  it('calibrates on a constant and the enrolment: factors from 0.7906782 to 1.7891164', () => {
    const values = Float64Array.from(enrolled.flatMap(value => [1, value]))
    const names = ['all', 'enroll'].map(margin => ({ margin, level: '' }))
    const { factors } = calibrate({ names, rows: schools.length, values }, [6194, 3_811_472], base, { distance: 'linear' })
    expect(Math.min(...factors)).toBeCloseTo(0.7906782, 7)
    expect(Math.max(...factors)).toBeCloseTo(1.7891164, 7)
  })

  it('errors by the jackknife: every replicate is raked again', () => {
    const replicates = jackknife(districts)
    const withReplacement = { ...replicates, scale: replicates.scale * (1 - fraction) }
    const again = raker([stype, wide])
    const replicated = replicates.factors.map(factor => again(base.map((weight, unit) => weight * factor[unit]!)).weights)
    const matrix = referenceTable('published-api/clus1_JK1_rake2_replicate_weights.csv')
    const order = Object.keys(matrix[0]!)
    // R leaves the clusters out in the order of their first school as well.
    replicated.forEach((weights, replicate) => {
      expectNear(weights, numbers(matrix, order[replicate]!), 1e-7)
    })
    const [ofTotal] = replicateErrors(
      replicated.map(weights => [totalOf(enrolled, weights)]),
      withReplacement,
    )
    expect(ofTotal! / Number(estimates.get('clus1_rake2_tight_JK1 total enroll')!['se'])).toBeCloseTo(1, 8)
    const [ofMean] = replicateErrors(
      replicated.map(weights => [
        totalOf(index, weights) /
          totalOf(
            index.map(() => 1),
            weights,
          ),
      ]),
      withReplacement,
    )
    expect(ofMean! / Number(estimates.get('clus1_rake2_tight_JK1 mean api00')!['se'])).toBeCloseTo(1, 8)
  })

  it('errors linearised: of base weights, of calibrated ones, of raked ones', () => {
    const error = (contributions: Float64Array) => Math.sqrt(linearisedVariance(contributions, clusters))
    const times = (weights: ArrayLike<number>, values: ArrayLike<number>) =>
      Float64Array.from(values, (value, unit) => value * weights[unit]!)
    const wants = (name: string) => Number(estimates.get(name)!['se'])
    expect(error(times(base, enrolled)) / wants('clus1_base_linear total enroll')).toBeCloseTo(1, 8)
    const mean = ratioContributions(
      index,
      index.map(() => 1),
      base,
    )
    expect(error(mean.contributions) / wants('clus1_base_linear mean api00')).toBeCloseTo(1, 8)
    const calibrated = calibrate(columns, totals, base, { distance: 'linear' }).weights
    expect(
      error(times(calibrated, regressionResiduals(enrolled, columns, base))) / wants('clus1_greg_stype_api99 total enroll'),
    ).toBeCloseTo(1, 8)
    const two = indicatorColumns([stype, wide]).columns
    expect(
      error(times(raked.weights, regressionResiduals(enrolled, two, base))) / wants('clus1_rake2_tight_linear total enroll'),
    ).toBeCloseTo(1, 8)
  })

  it('the effective size of raked weights', () => {
    const kish = /"clus1_rake2"[^}]*"neff": ([\d.]+)/.exec(referenceText('published-api/kish.json'))![1]
    expect(effectiveSize(numbers(wanted, 'rake2_tight'))).toBeCloseTo(Number(kish), 3)
  })
})

describeWithReference('200 schools in three strata (R, apistrat)', () => {
  const schools = referenceTable('inputs/apistrat.csv')
  const wanted = referenceTable('published-api/apistrat_weights.csv')
  const targets = referenceTable('published-api/apistrat_4margins.csv')
  const limits = /"trim_p10_p90"[^}]*"upper": ([\d.]+),\s*"lower": ([\d.]+)/.exec(referenceText('published-api/apistrat_trim_limits.json'))!
  const levelsOf = (margin: string) => (margin === 'mealcat' ? wanted : schools).map(row => row[margin]!)
  const base = numbers(schools, 'pw')
  const names = [...new Set(targets.map(row => row['margin']!))]
  const margins = names.map(name =>
    marginOf(
      name,
      levelsOf(name),
      Object.fromEntries(targets.filter(row => row['margin'] === name).map(row => [row['level']!, Number(row['population'])])),
    ),
  )
  const strata = codesOf(schools.map(school => school['stype']!))
  const enrolled = numbers(schools, 'enroll')

  it('rakes to four margins, trims at the 10th and 90th percentile, and rakes again', () => {
    expectNear(rake(margins, base).weights, numbers(wanted, 'rake4'))
    const raked = numbers(wanted, 'rake4')
    const [upper, lower] = [quantile(raked, 0.9), quantile(raked, 0.1)]
    expectNear([upper, lower], [Number(limits[1]), Number(limits[2])], 1e-12)
    expectNear(trimWeights(raked, lower, upper).weights, numbers(wanted, 'trim_p10_p90'))
    const strict = trimWeights(raked, lower, upper, { strict: true }).weights
    expectNear(strict, numbers(wanted, 'trim_p10_p90_strict'))
    expectNear(rake(margins, strict).weights, numbers(wanted, 'trim_p10_p90_strict_reraked'))
  })

  it('errors by the stratified jackknife', () => {
    const replicates = stratifiedJackknife(strata)
    const matrix = referenceTable('published-api/strat_JKn_base_replicate_weights.csv')
    // R takes the strata in turn, ours the schools as they are listed.
    const columns = schools.map((_, left) => Object.keys(matrix[0]!).find(column => Number(matrix[left]![column]) === 0)!)
    replicates.factors.forEach((factor, replicate) => {
      expectNear(
        factor.map((value, unit) => value * base[unit]!),
        numbers(matrix, columns[replicate]!),
        1e-6,
      )
    })
    const sizes = [0, 1, 2].map(stratum => strata.filter(other => other === stratum).length)
    const populations = [0, 1, 2].map(stratum => Number(schools[strata.indexOf(stratum)]!['fpc']))
    const finite = {
      ...replicates,
      replicateScales: replicates.replicateScales.map((scale, unit) => scale * (1 - sizes[strata[unit]!]! / populations[strata[unit]!]!)),
    }
    const totals = replicates.factors.map(factor => [
      totalOf(
        enrolled,
        factor.map((value, unit) => value * base[unit]!),
      ),
    ])
    expect(replicateErrors(totals, finite)[0]! / 114641.71610078032).toBeCloseTo(1, 8)
  })

  it('errors by given bootstrap factors, around the mean and around the estimate', () => {
    const matrix = referenceTable('published-api/strat_bootstrap100_base_replicate_weights.csv')
    const scale = Number(/"scale": ([\d.]+)/.exec(referenceText('published-api/strat_bootstrap100_base_replicate_meta.json'))![1])
    const factors = Object.keys(matrix[0]!).map(column =>
      Float64Array.from(numbers(matrix, column), (weight, unit) => weight / base[unit]!),
    )
    const given = givenReplicates(factors, scale)
    const totals = given.factors.map(factor => [
      totalOf(
        enrolled,
        factor.map((value, unit) => value * base[unit]!),
      ),
    ])
    expect(replicateErrors(totals, given)[0]! / 125658.80915309387).toBeCloseTo(1, 8)
    expect(replicateErrors(totals, given, Float64Array.of(totalOf(enrolled, base)))[0]! / 126628.6641194065).toBeCloseTo(1, 8)
    const again = raker(margins)
    const raked = given.factors.map(factor => [totalOf(enrolled, again(factor.map((value, unit) => value * base[unit]!)).weights)])
    expect(replicateErrors(raked, given)[0]! / 119454.06420763506).toBeCloseTo(1, 6)
  })
})

describeWithReference('three strata of two ambulance services (R, scd)', () => {
  const services = referenceTable('inputs/scd.csv')
  const strata = codesOf(services.map(row => row['ESA']!))
  const arrests = numbers(services, 'arrests')
  const alive = numbers(services, 'alive')
  const ratios = (factors: readonly Float64Array[]) =>
    factors.map(factor => [totalOf(arrests, factor), totalOf(alive, factor) / totalOf(arrests, factor)])

  it.each([
    [0, 'BRR', 152.35813073151036, 0.0094184006699184943],
    [0.3, 'Fay0.3', 152.35813073151036, 0.0095251874777052374],
  ])('balanced replicates with rho %d', (rho, name, ofTotal, ofRatio) => {
    const own = balancedReplicates(strata, rho)
    expectNear(replicateErrors(ratios(own.factors), own).subarray(0, 1), [ofTotal])
    const matrix = referenceTable(`published-api/scd_${name}_replicate_weights.csv`)
    const given = Object.keys(matrix[0]!).map(column => Float64Array.from(numbers(matrix, column)))
    expectNear(replicateErrors(ratios(given), own), [ofTotal, ofRatio])
  })
})
