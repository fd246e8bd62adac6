import { join } from 'node:path';
import type { Problem } from './problem.ts';
import { baselineFolder, packageFolder } from './projectFiles.ts';

async function convert(root: string, folder: string): Promise<Problem[]> {
  // Loaded here: it takes most of a second, and only this check needs it.
  const { ComponentSet, MetadataConverter } = await import('@salesforce/source-deploy-retrieve');
  try {
    const components = ComponentSet.fromSource(join(root, folder));
    await new MetadataConverter().convert(components, 'metadata', { type: 'zip' });
    return [];
  } catch (cause) {
    const said = cause instanceof Error ? cause.message.replaceAll(root, '.') : String(cause);
    return [
      {
        file: folder,
        what: `Salesforce's source converter refuses it: ${said}`,
        fix: 'put the named file where its type belongs.',
      },
    ];
  }
}

/** Converts both folders to what a deployment would send, in memory and without an org. */
export async function checkConversion(root: string): Promise<readonly Problem[]> {
  const results = await Promise.all([packageFolder, baselineFolder].map((folder) => convert(root, folder)));
  return results.flat();
}
