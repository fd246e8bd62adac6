import type { LogLevel, RollupLog } from 'rollup';

/**
 * Fails the build on what is wrong in our own sources; says nothing about the known, harmless template
 * warnings of lightning-base-components.
 */
export function failOnOwnWarnings(_level: LogLevel, log: RollupLog): void {
  const file = log.loc?.file ?? log.id ?? '';
  if (log.code === 'CIRCULAR_DEPENDENCY' || file.includes('lightning-base-components')) {
    return;
  }
  const place = log.loc ? ` (${file}:${log.loc.line})` : '';
  throw new Error(`${log.message}${place}`);
}
