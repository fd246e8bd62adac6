import type { DraftField } from '../rules/index.ts';
import type { Links } from './readLinks.ts';
import type { DraftTemplate } from './readTemplates.ts';

const lineOf = ({ name, url }: Links['links'][string]): string => `${name}: ${url}`;
const listOf = (links: Links['links']): string =>
  Object.values(links)
    .map((link) => `- ${lineOf(link)}`)
    .join('\n');

/** L9: a draft with its merge fields filled in. Names stay in brackets, for whoever sends it to fill in (C2). */
export const renderDraft = (
  template: DraftTemplate,
  fields: Readonly<Record<DraftField, string>>,
  { links, training }: Links,
): DraftTemplate => {
  const values = new Map<string, string>([
    ...Object.entries(fields),
    ['links', listOf(links)],
    ['training', listOf(training)],
    ...Object.entries({ ...links, ...training }).map(([key, link]) => [`link.${key}`, lineOf(link)] as const),
  ]);
  const fill = (text: string): string =>
    text.replaceAll(/\{\{([^{}\n]*)\}\}/g, (whole, name: string) => values.get(name.trim()) ?? whole);
  return { subject: fill(template.subject), body: fill(template.body) };
};
