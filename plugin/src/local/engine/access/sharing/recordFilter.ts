import type { ObjectSchema, Schema } from '../../schemaTypes.ts';
import type { Condition } from '../../soql/conditionTree.ts';
import type { QueryContext } from '../../soql/index.ts';
import { makeContext } from '../../soql/index.ts';
import { Scope } from '../../soql/scope.ts';
import { conditionSql } from '../../soql/where.ts';
import type { Database, Sql } from '../../storage/index.ts';
import { DELETED, identifier, joined, sql } from '../../storage/index.ts';
import type { Directory } from '../directory.ts';
import { hangsOn, kindOf } from '../objectKinds.ts';
import type { Permissions } from '../permissions.ts';
import type { UserFacts } from '../userFacts.ts';
import { includes, listed, owns } from './audience.ts';
import type { SharingMapping, SharingModel } from './sharingModel.ts';

/** What is to be done with a record. `full` is the owner's: deleting it and giving it away. */
export type Need = 'read' | 'edit' | 'full';

export interface SharingWorld {
  readonly schema: Schema;
  readonly model: SharingModel;
  readonly directory: Directory;
  readonly database: Database;
}

/** Children whose reader may read the account above them ("Implicit sharing", Record Access Under the Hood). */
const impliesAccount = ['Case', 'Opportunity', 'Contact'];

/**
 * The records one user may reach, as SQL conditions on a table alias. One of these is made for each query, so that its own
 * aliases come out alike each time and the statement is prepared once.
 */
export class RecordFilter {
  private readonly world: SharingWorld;
  private readonly user: UserFacts;
  private readonly permissions: Permissions;
  /** For date literals of criteria. */
  private readonly context: QueryContext;
  private aliases = 0;

  constructor(world: SharingWorld, user: UserFacts, permissions: Permissions, context: QueryContext) {
    this.world = world;
    this.user = user;
    this.permissions = permissions;
    this.context = context;
  }

  /** A condition on `alias`; undefined when every record will do. */
  condition(asked: ObjectSchema, alias: string, need: Need): Sql | undefined {
    // A user's view of the schema may lack the very fields that sharing goes by.
    const object = this.world.schema.object(asked.name) ?? asked;
    const grant = this.permissions.object(object);
    if (need === 'read' ? grant.viewAll : grant.modifyAll) return undefined;
    const kind = kindOf(object, this.world.schema);
    if (kind === 'open' || (kind === 'setup' && object.name !== 'User')) return undefined;
    const hung = hangsOn(object, this.world.schema);
    if (hung !== undefined) return this.hung(hung, alias, need);
    const masters = object.fields.filter((field) => field.masterDetail);
    if (masters.length > 0) return this.detail(object, alias, need, masters);
    const general = this.world.model.defaultOf(object, this.user.external);
    if (general === 'ControlledByParent') return this.controlled(object, alias, need);
    if (general === 'ReadWrite' && need !== 'full') return undefined;
    if (general === 'Read' && need === 'read') return undefined;
    return anyOf(this.reasons(object, alias, need));
  }

  /** A history row or a note is reached with the record it is about. */
  private hung(
    { lookup, parents }: NonNullable<ReturnType<typeof hangsOn>>,
    alias: string,
    need: Need,
  ): Sql | undefined {
    const id = identifier(alias, lookup.name);
    const reached = parents.map((parent) => this.parent(parent, id, need === 'read' ? 'read' : 'edit'));
    if (reached.every((each) => each === undefined)) return undefined;
    return anyOf(
      reached.map(
        (each, i) => each ?? sql`${id} IN (SELECT "Id" FROM ${identifier(parents[i]?.name ?? '')})`,
      ),
    );
  }

  /** A detail record is as visible as its masters ("Master-detail relationships", Salesforce Help). */
  private detail(
    object: ObjectSchema,
    alias: string,
    need: Need,
    masters: ObjectSchema['fields'],
  ): Sql | undefined {
    const parts = masters.flatMap((field) => {
      const master = this.world.schema.object(field.referenceTo[0] ?? '');
      if (master === undefined) return [];
      const needed = need === 'read' || this.world.model.readingSuffices(object, field) ? 'read' : 'edit';
      return this.parent(master, identifier(alias, field.name), needed) ?? [];
    });
    return parts.length === 0 ? undefined : sql`(${joined(parts, ' AND ')})`;
  }

  /** Contacts by their account, activities by what they are about; without one, they are their owner's. */
  private controlled(object: ObjectSchema, alias: string, need: Need): Sql | undefined {
    const names = object.name === 'Contact' ? ['AccountId'] : ['WhatId', 'WhoId'];
    const links = names.flatMap((name) => object.field(name) ?? []);
    const parts = links.flatMap((link) =>
      link.referenceTo.flatMap((target) => {
        const parent = this.world.schema.object(target);
        if (parent === undefined || !this.permissions.object(parent).read) return [];
        const id = identifier(alias, link.name);
        return (
          this.parent(parent, id, need === 'read' ? 'read' : 'edit') ??
          sql`${id} IN (SELECT "Id" FROM ${identifier(parent.name)})`
        );
      }),
    );
    const own = this.reasons(object, alias, need);
    if (object.name !== 'Contact') return anyOf([...parts, ...own]);
    const implied = need === 'read' ? this.implied(object, alias) : [];
    return anyOf([...parts, ...implied, sql`(${identifier(alias, 'AccountId')} IS NULL AND ${anyOf(own)})`]);
  }

  /** Whether the record an id leads to may be reached; undefined when any may. */
  private parent(parent: ObjectSchema, id: Sql, need: Need): Sql | undefined {
    if (!this.permissions.object(parent).read) return sql`0`;
    const alias = this.nextAlias();
    const inside = this.condition(parent, alias, need);
    if (inside === undefined) return undefined;
    return sql`EXISTS (SELECT 1 FROM ${identifier(parent.name)} AS ${identifier(alias)} WHERE ${identifier(alias, 'Id')} = ${id} AND ${inside})`;
  }

  /** Why a record of a private object may be reached after all. */
  private reasons(object: ObjectSchema, alias: string, need: Need): Sql[] {
    const reasons = this.ownership(object, alias, need);
    if (need === 'full') return reasons;
    const enough = (level: 'Read' | 'Edit'): boolean => need === 'read' || level === 'Edit';
    if (object.field('OwnerId') !== undefined) {
      for (const rule of this.world.model.rulesOf(object)) {
        if (!enough(rule.level) || !includes(rule.sharedTo, this.user, this.world.directory)) continue;
        reasons.push(
          'ownedBy' in rule.which
            ? owns(rule.which.ownedBy, identifier(alias, 'OwnerId'), this.world.directory)
            : this.criteria(object, alias, rule.which.criteria),
        );
      }
    }
    for (const mapping of this.world.model.mappingsOf(object)) {
      if (enough(mapping.level)) reasons.push(...this.mapped(mapping, alias));
    }
    if (need === 'read') reasons.push(...this.implied(object, alias));
    return reasons;
  }

  /** The owner, a queue's members, and who stands above the owner in the role hierarchy. */
  private ownership(object: ObjectSchema, alias: string, need: Need): Sql[] {
    const owner = identifier(alias, object.name === 'User' ? 'Id' : 'OwnerId');
    const { queues } = this.world.directory;
    const mine = need === 'full' ? [] : [...this.user.groups].filter((group) => queues.has(group)).sort();
    const reasons = [
      mine.length === 0
        ? sql`${owner} = ${this.user.id}`
        : sql`${owner} IN ${listed([this.user.id, ...mine])}`,
    ];
    const { rolesBelow } = this.user;
    if (rolesBelow.length > 0) {
      reasons.push(sql`${owner} IN (SELECT "Id" FROM "User" WHERE "UserRoleId" IN ${listed(rolesBelow)})`);
    }
    return reasons;
  }

  /** In the eyes of the org: the user need not see the fields that a rule looks at. */
  private criteria(object: ObjectSchema, alias: string, condition: Condition): Sql {
    const { now, userId } = this.context;
    const context = {
      ...makeContext({ schema: this.world.schema, soql: '', now, userId, all: true }),
      nextAlias: () => alias,
    };
    const scope = new Scope(context, object, undefined);
    return conditionSql(
      condition,
      (leaf) => scope.operand('field' in leaf ? leaf.field : ''),
      scope,
      context,
    );
  }

  /** "Sharing sets" match a lookup of the record with one of the user, and are for external users only. */
  private mapped({ profiles, recordPath, userPath }: SharingMapping, alias: string): Sql[] {
    if (!this.user.external || !profiles.includes(this.user.profile)) return [];
    let wanted: string | null = this.user.id;
    for (const { object, field } of userPath) {
      const [next]: readonly unknown[] =
        this.world.database.row(
          sql`SELECT ${identifier(field)} FROM ${identifier(object.name)} WHERE "Id" = ${wanted}`,
        ) ?? [];
      wanted = typeof next === 'string' ? next : null;
    }
    if (wanted === null) return [];
    let value = identifier(alias, recordPath[0]?.field ?? 'Id');
    for (const { object, field } of recordPath.slice(1)) {
      value = sql`(SELECT ${identifier(field)} FROM ${identifier(object.name)} WHERE "Id" = ${value})`;
    }
    return [sql`${value} = ${wanted}`];
  }

  /** An external user's own account and contact; the account of a record that may be read for a reason of its own. */
  private implied(object: ObjectSchema, alias: string): Sql[] {
    const id = identifier(alias, 'Id');
    if (object.name === 'Contact')
      return this.user.contactId === null ? [] : [sql`${id} = ${this.user.contactId}`];
    if (object.name !== 'Account') return [];
    const own =
      this.user.external && this.user.accountId !== null ? [sql`${id} = ${this.user.accountId}`] : [];
    const children = impliesAccount.flatMap((name) => {
      const child = this.world.schema.object(name);
      if (child === undefined || !this.permissions.object(child).read) return [];
      if (this.world.model.defaultOf(child, this.user.external) === 'ControlledByParent') return [];
      const inner = this.nextAlias();
      const reached = this.condition(child, inner, 'read');
      if (reached === undefined) return [];
      return sql`${id} IN (SELECT ${identifier(inner, 'AccountId')} FROM ${identifier(name)} AS ${identifier(inner)} WHERE ${identifier(inner, DELETED)} = 0 AND ${reached})`;
    });
    return [...own, ...children];
  }

  private nextAlias(): string {
    return `r${this.aliases++}`;
  }
}

function anyOf(reasons: readonly Sql[]): Sql {
  return reasons.length === 0 ? sql`0` : sql`(${joined(reasons, ' OR ')})`;
}
