import type { ObjectSchema, Row } from '../../engine/index.ts';
import { objectOfRow, rowText } from '../rowText.ts';
import { soqlString } from '../soqlText.ts';
import { displayValue, plainValue } from '../uiapi/displayValue.ts';
import { asRow, nameOf } from '../uiapi/recordRepresentation.ts';
import { cursorOf } from './cursor.ts';
import type { ConnectionPlan, FieldPlan, NodePlan } from './planTypes.ts';
import { valueType } from './planNode.ts';
import { columnsOf, readChildPages, readPage, type Page, type Running } from './readPages.ts';

function fieldAnswer({ field, parts }: FieldPlan, row: Row, timeZone: string): Record<string, unknown> {
  const value = plainValue(field, row[field.name]);
  const answers: Readonly<Record<string, () => unknown>> = {
    value: () => value,
    displayValue: () => displayValue(field, value, timeZone),
    label: () => displayValue(field, value, timeZone),
    __typename: () => valueType(field),
  };
  return Object.fromEntries(parts.map(({ key, name }) => [key, answers[name]?.() ?? null]));
}

function scalarAnswer(name: string, row: Row, node: NodePlan): unknown {
  const modified = row.SystemModstamp;
  const answers: Readonly<Record<string, () => unknown>> = {
    Id: () => row.Id,
    ApiName: () => objectOfRow(row),
    __typename: () => objectOfRow(row),
    DisplayValue: () => nameOf(row, node.objects),
    WeakEtag: () => (typeof modified === 'string' ? Date.parse(modified) : 0),
  };
  return answers[name]?.() ?? null;
}

/** The part of a polymorphic node that a record of one type answers. */
function nodeOfType(node: NodePlan, object: ObjectSchema): NodePlan {
  const applies = ({ onType }: { readonly onType: string | undefined }): boolean =>
    onType === undefined || onType === object.name;
  return {
    objects: [object],
    scalars: node.scalars,
    fields: node.fields.filter(applies),
    parents: node.parents.filter(applies),
    children: node.children.filter(applies),
  };
}

function parentAnswer(row: Row, parent: NodePlan, running: Running): Record<string, unknown> | null {
  if (parent.objects.length === 1) return nodeAnswers([row], parent, running)[0] ?? null;
  const object = parent.objects.find((each) => each.name === objectOfRow(row));
  if (!object) return null;
  const node = nodeOfType(parent, object);
  const soql = `SELECT ${columnsOf(node).join(', ')} FROM ${object.name} WHERE Id = ${soqlString(rowText(row, 'Id'))}`;
  const rows = running.org.query(soql, { userId: running.userId }).records;
  return nodeAnswers(rows, node, running)[0] ?? null;
}

/** The answers for the rows of a node, in their order. */
function nodeAnswers(rows: readonly Row[], node: NodePlan, running: Running): Record<string, unknown>[] {
  const ids = rows.map((row) => rowText(row, 'Id'));
  const childPages = node.children.map((child) =>
    readChildPages(child.connection, child.foreignKey, ids, running),
  );
  // A parent several rows share is answered once for each row: lists are short.
  return rows.map((row, index) => {
    const applies = (onType: string | undefined): boolean =>
      onType === undefined || onType === objectOfRow(row);
    const answer: Record<string, unknown> = {};
    for (const { key, name } of node.scalars) answer[key] = scalarAnswer(name, row, node);
    for (const plan of node.fields) {
      if (applies(plan.onType)) answer[plan.key] = fieldAnswer(plan, row, running.timeZone);
    }
    for (const { key, relationship, onType, node: parent } of node.parents) {
      if (!applies(onType)) continue;
      const record = asRow(row[relationship]);
      answer[key] = record ? parentAnswer(record, parent, running) : null;
    }
    for (const [position, { key, connection, onType }] of node.children.entries()) {
      const page = childPages[position]?.get(ids[index] ?? '');
      if (page && applies(onType)) answer[key] = pageAnswer(page, connection, running);
    }
    return answer;
  });
}

function pageAnswer(page: Page, plan: ConnectionPlan, running: Running): Record<string, unknown> {
  const { rows, skip, hasNextPage, totalCount } = page;
  const nodes = nodeAnswers(rows, plan.node, running);
  const answer: Record<string, unknown> = {};
  for (const { key, parts } of plan.shape.edges) {
    answer[key] = nodes.map((node, index) => {
      const edge = { node, cursor: cursorOf(skip + index), __typename: `${plan.object.name}Edge` };
      return Object.fromEntries(parts.map((part) => [part.key, edge[part.name]]));
    });
  }
  const pageInfo: Readonly<Record<string, unknown>> = {
    hasNextPage,
    hasPreviousPage: skip > 0,
    startCursor: rows.length === 0 ? null : cursorOf(skip),
    endCursor: rows.length === 0 ? null : cursorOf(skip + rows.length - 1),
    __typename: 'PageInfo',
  };
  for (const { key, parts } of plan.shape.pageInfo) {
    answer[key] = Object.fromEntries(parts.map((part) => [part.key, pageInfo[part.name]]));
  }
  const counted: Readonly<Record<string, unknown>> = {
    totalCount,
    pageResultCount: rows.length,
    __typename: `${plan.object.name}Connection`,
  };
  for (const { key, name } of plan.shape.counts) answer[key] = counted[name];
  return answer;
}

/** Reads a list of records and answers it in the shape asked. Throws ApiError. */
export function runConnection(plan: ConnectionPlan, running: Running): Record<string, unknown> {
  return pageAnswer(readPage(plan, running), plan, running);
}
