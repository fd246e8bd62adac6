import { z } from 'zod';
import { ApiError } from '../../engine/index.ts';
import { readBody } from '../readBody.ts';
import type { ApiRequest, ApiResponse, Resource } from '../resource.ts';

const fieldList = z.array(z.string());
const parameterized = z.object({
  q: z.string(),
  in: z.enum(['ALL', 'NAME', 'EMAIL', 'PHONE', 'SIDEBAR']).default('ALL'),
  fields: fieldList.default([]),
  sobjects: z
    .array(
      z.object({
        name: z.string(),
        fields: fieldList.default([]),
        where: z.string().optional(),
        orderBy: z.string().optional(),
        limit: z.number().int().positive().optional(),
      }),
    )
    .default([]),
  overallLimit: z.number().int().positive().optional(),
  defaultLimit: z.number().int().positive().optional(),
});
type Parameterized = z.infer<typeof parameterized>;

/** Text as a SOSL search term: what SOSL gives a meaning of its own loses it; wildcards keep theirs. */
function term(text: string): string {
  return text.replace(/[&|!{}[\]()^~:\\"'+-]/g, '\\$&');
}

function commaList(text: string | null): string[] {
  return (text ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** `?q=Acme&sobject=Account&Account.fields=id,name&Account.limit=10&in=NAME`. */
function fromQuery({ query }: ApiRequest): unknown {
  const number = (name: string): number | undefined =>
    query.get(name) === null ? undefined : Number(query.get(name));
  return {
    q: query.get('q') ?? undefined,
    in: query.get('in')?.toUpperCase(),
    fields: commaList(query.get('fields')),
    sobjects: commaList(query.getAll('sobject').join(',')).map((name) => ({
      name,
      fields: commaList(query.get(`${name}.fields`)),
      where: query.get(`${name}.where`) ?? undefined,
      orderBy: query.get(`${name}.orderBy`) ?? undefined,
      limit: number(`${name}.limit`),
    })),
    overallLimit: number('overallLimit'),
    defaultLimit: number('defaultLimit'),
  };
}

/** The SOSL that says the same ("Search with Parameters", REST API Developer Guide). */
function toSosl(given: Parameterized): string {
  const objects = given.sobjects.map(({ name, fields, where, orderBy, limit = given.defaultLimit }) => {
    const inside = [
      [...(fields.length > 0 ? fields : given.fields.length > 0 ? given.fields : ['Id'])].join(', '),
      ...(where === undefined ? [] : [`WHERE ${where}`]),
      ...(orderBy === undefined ? [] : [`ORDER BY ${orderBy}`]),
      ...(limit === undefined ? [] : [`LIMIT ${limit}`]),
    ];
    return `${name}(${inside.join(' ')})`;
  });
  const returning = objects.length === 0 ? '' : ` RETURNING ${objects.join(', ')}`;
  const limit = given.overallLimit === undefined ? '' : ` LIMIT ${given.overallLimit}`;
  return `FIND {${term(given.q)}} IN ${given.in} FIELDS${returning}${limit}`;
}

/** Before version 37 the answer was the bare list ("Search", REST API Developer Guide). */
const WRAPPED_SINCE = 37;

const search: Resource['handle'] = (request, _params, { org }) => {
  const sosl = request.query.get('q');
  if (sosl === null || sosl.trim() === '') {
    throw new ApiError('MALFORMED_SEARCH', 'A search string has to be specified');
  }
  const found = org.search(sosl, { userId: request.userId });
  return { status: 200, body: Number(request.version) < WRAPPED_SINCE ? found.searchRecords : found };
};

function searchBy(read: (request: ApiRequest) => unknown): Resource['handle'] {
  return (request, _params, { org }): ApiResponse => {
    const given = readBody(parameterized, read(request));
    return { status: 200, body: org.search(toSosl(given), { userId: request.userId }) };
  };
}

/** `GET /search?q=FIND…` and `/parameterizedSearch`. */
export const searchResources: readonly Resource[] = [
  { method: 'GET', path: '/search', handle: search },
  { method: 'GET', path: '/parameterizedSearch', handle: searchBy(fromQuery) },
  { method: 'POST', path: '/parameterizedSearch', handle: searchBy(({ body }) => body) },
];
