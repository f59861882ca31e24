// Loaded into the server before everything else: its clock steps by CLOCK_STEP_MS after CLOCK_STEP_AFTER_MS.
const stepMs = Number(process.env.CLOCK_STEP_MS);
const afterMs = Number(process.env.CLOCK_STEP_AFTER_MS);
const RealDate = Date;
const now = () => RealDate.now() + (performance.now() >= afterMs ? stepMs : 0);

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [now()] : args, made),
  apply: () => new RealDate(now()).toString(),
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
});
