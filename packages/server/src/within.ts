/** Waits for something, so many milliseconds at most. Nothing stays behind that would keep a program from ending. */
export async function within(ms: number, something: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise(resolve => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([something, enough]).finally(() => clearTimeout(timer))
}
