/** How long an answer may be repeated, in milliseconds: every open page asks again while plays arrive, and figures of weeks move slowly. */
const usualPatience = 5000

interface Made {
  version: number
  until: number
  answer: Promise<unknown>
}

/** Answers that were made a moment ago, by what they are of. */
export class RecentAnswers {
  readonly #made = new Map<string, Made>()

  /** One made a moment ago with the same version of the catalogue; else a new one. Whoever asks meanwhile waits for the same. */
  get<Answer>(what: string, version: number, make: () => Promise<Answer>, patience = usualPatience): Promise<Answer> {
    const last = this.#made.get(what)
    if (last && last.version === version && Date.now() < last.until) return last.answer as Promise<Answer>
    const answer = make()
    const made = { version, until: Date.now() + patience, answer }
    this.#made.set(what, made)
    answer.catch(() => {
      if (this.#made.get(what) === made) this.#made.delete(what)
    })
    return answer
  }

  /** Something was brought in or settled: whoever did it sees it at once. */
  forget(): void {
    this.#made.clear()
  }
}
