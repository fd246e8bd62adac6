import type { Engine } from './dml/index.ts';
import { loadRecords } from './dml/index.ts';
import { makeId } from './ids.ts';
import type { Metadata } from './metadata/readFolders.ts';
import { mirrorRow } from './mirrorRow.ts';
import { forecastCategories } from './schema/standard/index.ts';
import type { FieldValues } from './types.ts';
import { identifier, joined, sql } from './storage/index.ts';

export const SYSTEM_USER_ID = makeId('005', 1);

const profiles: readonly FieldValues[] = [
  { Name: 'System Administrator', UserType: 'Standard' },
  { Name: 'Standard User', UserType: 'Standard' },
  { Name: 'Partner Community User', UserType: 'PowerPartner' },
  { Name: 'Minimum Access - API Only Integrations', UserType: 'Standard' },
];

const organization: FieldValues = {
  Name: 'Engage (local)',
  InstanceName: 'LOCAL',
  IsSandbox: true,
  OrganizationType: 'Developer Edition',
};

/**
 * Rows that every org has from its first day: the organization, its profiles and the user for its own doings. Gives the
 * organization's id, made from `serial` on that first day and kept ever after.
 */
export function makeFirstRows(engine: Engine, serial: number): string {
  const known = engine.database.row(sql`SELECT "Id" FROM "Organization"`)?.[0];
  if (typeof known === 'string') return known;
  // The first user is its own creator, so no lookup of it can be checked.
  const now = engine.stamp();
  const user = {
    Id: SYSTEM_USER_ID,
    Username: 'autoproc@engage.local',
    LastName: 'Process',
    FirstName: 'Automated',
    Name: 'Automated Process',
    Alias: 'autoproc',
    Email: 'autoproc@engage.local',
    IsActive: 1,
    TimeZoneSidKey: 'America/New_York',
    LocaleSidKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    LanguageLocaleKey: 'en_US',
    ProfileId: makeId('00e', 1),
    UserType: 'AutomatedProcess',
    CreatedDate: now,
    CreatedById: SYSTEM_USER_ID,
    LastModifiedDate: now,
    LastModifiedById: SYSTEM_USER_ID,
    SystemModstamp: now,
  };
  const columns = Object.keys(user).map((name) => identifier(name));
  const values = Object.values(user).map((value) => sql`${value}`);
  engine.serials.atLeast('005', 1);
  engine.database.run(sql`INSERT INTO "User" (${joined(columns, ', ')}) VALUES (${joined(values, ', ')})`);
  loadRecords(engine, 'Profile', profiles);
  const id = makeId('00D', serial);
  loadRecords(engine, 'Organization', [{ Id: id, ...organization }]);
  return id;
}

/** Brings the rows that mirror metadata up to date: record types, permission sets, case statuses. */
export function mirrorMetadata(engine: Engine, metadata: Metadata): void {
  for (const object of engine.schema.objects.values()) {
    for (const recordType of object.recordTypes) {
      mirrorRow(engine, 'RecordType', 'Id', recordType.id, {
        Name: recordType.label,
        DeveloperName: recordType.developerName,
        Description: recordType.description ?? null,
        SobjectType: object.name,
        IsActive: recordType.active,
      });
    }
  }
  for (const [name, element] of metadata.permissionSets) {
    mirrorRow(engine, 'PermissionSet', 'Name', name, {
      Label: element.label,
      Description: element.description ?? null,
    });
  }
  for (const [SobjectType, { element }] of metadata.assignmentRules) {
    for (const rule of element.assignmentRule) {
      mirrorRow(engine, 'AssignmentRule', 'Name', rule.fullName, {
        SobjectType,
        Active: rule.active === true,
      });
    }
  }
  const stages = engine.schema.object('Opportunity')?.field('StageName')?.picklistValues ?? [];
  stages.forEach((stage, i) => {
    mirrorRow(engine, 'OpportunityStage', 'ApiName', stage.value, {
      MasterLabel: stage.label,
      SortOrder: i + 1,
      IsActive: stage.active,
      IsClosed: stage.closed === true,
      IsWon: stage.won === true,
      DefaultProbability: stage.probability ?? 0,
      ForecastCategory: stage.forecastCategory ?? null,
      ForecastCategoryName: forecastCategories[stage.forecastCategory ?? ''] ?? null,
    });
  });
  const leadStatuses = engine.schema.object('Lead')?.field('Status')?.picklistValues ?? [];
  leadStatuses.forEach((status, i) => {
    mirrorRow(engine, 'LeadStatus', 'ApiName', status.value, {
      MasterLabel: status.label,
      SortOrder: i + 1,
      IsDefault: status.defaultValue,
      IsConverted: status.converted ?? status.value === 'Closed - Converted',
    });
  });
  const statuses = engine.schema.object('Case')?.field('Status')?.picklistValues ?? [];
  statuses.forEach((status, i) => {
    mirrorRow(engine, 'CaseStatus', 'ApiName', status.value, {
      MasterLabel: status.label,
      SortOrder: i + 1,
      IsDefault: status.defaultValue,
      IsClosed: status.closed === true,
    });
  });
}
