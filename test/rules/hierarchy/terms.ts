import type { BelongsToTerm, IsoDate, Role, RoleTerm, UnitTermId } from '../../../plugin/src/rules/index.ts';
import { mentorId, unitId } from '../examples.ts';

const idOf = (name: string): UnitTermId => name as UnitTermId;

/** A term by its row's name: `belongs('t1', 'Ames', 'Iowa', '2026-01-01', '2026-06-30')`. */
export const belongs = (
  row: string,
  unit: string,
  parent: string,
  from?: IsoDate,
  to?: IsoDate,
): BelongsToTerm => ({
  id: idOf(row),
  kind: 'belongsTo',
  unitId: unitId(unit),
  parentId: unitId(parent),
  from,
  to,
});

/** `holds('t1', 'cic', 'Central', 'person')`. */
export const holds = (
  row: string,
  role: Role,
  unit: string,
  holder: string,
  from?: IsoDate,
  to?: IsoDate,
): RoleTerm => ({
  id: idOf(row),
  kind: 'role',
  role,
  unitId: unitId(unit),
  holderId: mentorId(holder),
  from,
  to,
});
