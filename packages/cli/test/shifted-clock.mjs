// A machine whose clock is off: loaded before the program, with the milliseconds in CLOCK_OFF. Monotonic time goes on as it is.
const off = Number(process.env.CLOCK_OFF)
const RealDate = Date
const shifted = () => RealDate.now() + off
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [shifted()] : args, self),
  apply: () => new RealDate(shifted()).toString(),
  get: (target, name) => (name === 'now' ? shifted : Reflect.get(target, name)),
})
