import type { Org, Row } from '../../engine/index.ts';
import { rowText } from '../rowText.ts';
import { soqlString } from '../soqlText.ts';
import type { ConnectionPlan, NodePlan } from './planTypes.ts';

export interface Running {
  readonly org: Org;
  readonly userId: string;
  readonly timeZone: string;
}

/** A page of records with what its pageInfo needs. */
export interface Page {
  readonly rows: readonly Row[];
  readonly skip: number;
  readonly hasNextPage: boolean;
  readonly totalCount: number | undefined;
}

/** The columns a node needs, its single-type parents' included. */
export function columnsOf(node: NodePlan, prefix = ''): string[] {
  const columns = new Set<string>([`${prefix}Id`]);
  const [object, ...others] = node.objects;
  // What a polymorphic lookup points to is read by its own type afterwards.
  if (others.length > 0) return [...columns, `${prefix}Name`];
  if (object) {
    if (object.nameField) columns.add(prefix + object.nameField.name);
    if (object.field('SystemModstamp')) columns.add(`${prefix}SystemModstamp`);
  }
  for (const { field } of node.fields) columns.add(prefix + field.name);
  for (const { relationship, node: parent } of node.parents) {
    for (const column of columnsOf(parent, `${prefix}${relationship}.`)) columns.add(column);
  }
  return [...columns];
}

function conditions(...parts: readonly (string | undefined)[]): string {
  const given = parts.flatMap((part) => (part === undefined ? [] : [part]));
  return given.length === 0 ? '' : ` WHERE ${given.join(' AND ')}`;
}

/** Reads the page of a top-level list, and counts the whole list when asked. Throws ApiError. */
export function readPage(plan: ConnectionPlan, running: Running): Page {
  const { org, userId } = running;
  const where = conditions(plan.where);
  const limit = plan.skip + plan.first + 1;
  const columns = columnsOf(plan.node).join(', ');
  const soql = `SELECT ${columns} FROM ${plan.object.name}${where} ORDER BY ${plan.orderBy} LIMIT ${limit}`;
  const rows = org.query(soql, { userId }).records;
  const totalCount = plan.wantsTotalCount
    ? org.query(`SELECT COUNT() FROM ${plan.object.name}${where}`, { userId }).totalSize
    : undefined;
  return {
    rows: rows.slice(plan.skip, limit - 1),
    skip: plan.skip,
    hasNextPage: rows.length === limit,
    totalCount,
  };
}

/** The children of several parents by one query, each parent's page cut from its own. */
export function readChildPages(
  plan: ConnectionPlan,
  foreignKey: string,
  parentIds: readonly string[],
  running: Running,
): Map<string, Page> {
  const pages = new Map<string, Page>();
  if (parentIds.length === 0) return pages;
  const ids = parentIds.map(soqlString).join(', ');
  const where = conditions(`${foreignKey} IN (${ids})`, plan.where);
  const columns = [...new Set([...columnsOf(plan.node), foreignKey])].join(', ');
  const soql = `SELECT ${columns} FROM ${plan.object.name}${where} ORDER BY ${plan.orderBy}`;
  const byParent = new Map<string, Row[]>();
  for (const row of running.org.query(soql, { userId: running.userId }).records) {
    const parent = rowText(row, foreignKey);
    const siblings = byParent.get(parent);
    if (siblings) siblings.push(row);
    else byParent.set(parent, [row]);
  }
  const end = plan.skip + plan.first;
  for (const id of parentIds) {
    const rows = byParent.get(id) ?? [];
    pages.set(id, {
      rows: rows.slice(plan.skip, end),
      skip: plan.skip,
      hasNextPage: rows.length > end,
      totalCount: rows.length,
    });
  }
  return pages;
}
