import { send } from 'local/salesforce';

/** Differences below this, in milliseconds, are the way of the answer, not another time. */
const negligible = 60_000;

/** Milliseconds that the org's clock is ahead of this machine's; 0 when it does not say. */
async function clockOffset(): Promise<number> {
  try {
    const { body } = await send('/local/health');
    const offset = Date.parse((body as { now?: string } | undefined)?.now ?? '') - Date.now();
    return Math.abs(offset) > negligible ? offset : 0;
  } catch {
    return 0;
  }
}

const offset = await clockOffset();

/** The local org can live at another time: "due tomorrow" is a matter of its clock, not of this machine's. */
globalThis.Date = new Proxy(Date, {
  construct: (date, given, constructed) =>
    Reflect.construct(date, given.length === 0 ? [date.now() + offset] : given, constructed) as Date,
  get: (date, name) => (name === 'now' ? () => date.now() + offset : Reflect.get(date, name)),
});
