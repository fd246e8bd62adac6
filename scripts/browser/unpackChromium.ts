/** Run by bundledChromium.ts in a process of its own: the package unpacks into that process's TMPDIR. */
import { join } from 'node:path';
import chromium, { inflate } from '@sparticuz/chromium';

await chromium.executablePath();
await inflate(join(process.argv[2] ?? '', 'al2023.tar.br'));
