export { type FactKind, type FactOf, type WrittenRow } from './factSchemas.ts';
export type { Intent, OutboxEntry } from './intent.ts';
export type { KeptDecision } from './keptDecision.ts';
export {
  openStore,
  type AcceptedWrite,
  type ChangedRow,
  type Cursor,
  type PulledRow,
  type RefusedWrite,
  type Store,
} from './store.ts';
export { StoreError } from './storeError.ts';
