import { join, resolve } from 'node:path';
import { checkConversion, checkMetadata, filesOnDisk, problemLine, readMetadataSchema } from './index.ts';

// node scripts/metadata/check.ts [project folder]
const root = resolve(process.argv[2] ?? join(import.meta.dirname, '../..'));
const { problems, summary } = checkMetadata(filesOnDisk(root), readMetadataSchema());
// A file that is broken is reported once, by the check that can say where.
const all = problems.length > 0 ? problems : await checkConversion(root);

for (const problem of all) console.error(problemLine(problem));
console.log(all.length === 0 ? `Metadata is sound: ${summary}.` : `Metadata: ${all.length} problem(s).`);
process.exitCode = all.length === 0 ? 0 : 1;
