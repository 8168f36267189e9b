/**
 * The area under the receiver operating characteristic: how probable it is that a case with outcome 1 has a higher score than one with
 * outcome 0; equal scores count half. 0.5 is chance, 1 tells all apart. It is the statistic of Mann and Whitney over n₁ n₀.
 *
 * Source: J. A. Hanley and B. J. McNeil, "The Meaning and Use of the Area under a ROC Curve", Radiology 143 (1982) 29–36.
 *
 * @param scores finite numbers, in any unit
 * @param outcomes 0 or 1, one per score
 * @returns from 0 to 1; null when all outcomes are the same, as then nothing is to be told apart
 * @throws RangeError when scores and outcomes differ in number or a score is not finite
 */
export function areaUnderCurve(scores: readonly number[], outcomes: readonly number[]): number | null {
  if (scores.length !== outcomes.length) throw new RangeError('areaUnderCurve: scores and outcomes differ in number')
  if (!scores.every(Number.isFinite)) throw new RangeError('areaUnderCurve: a score is not a finite number')
  const order = scores.map((_, at) => at).sort((one, other) => scores[one]! - scores[other]!)
  const ones = outcomes.filter(outcome => outcome === 1).length
  const zeros = outcomes.length - ones
  if (ones === 0 || zeros === 0) return null
  let rankSum = 0
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && scores[order[to]!] === scores[order[from]!]) to++
    // Ranks from + 1 … to, shared by all of one score.
    for (let at = from; at < to; at++) if (outcomes[order[at]!] === 1) rankSum += (from + 1 + to) / 2
    from = to
  }
  return (rankSum - (ones * (ones + 1)) / 2) / (ones * zeros)
}
