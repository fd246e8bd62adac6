import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCustomLabels } from './customLabels.ts';
import type { PageApp } from './pageApp.ts';
import { writePageApp } from './pageApp.ts';
import { pageDocument } from './pageDocument.ts';
import { installedPackage, pageSourceFolder } from './pagePaths.ts';
import type { PageVendor } from './pageVendor.ts';
import { writePageVendor } from './pageVendor.ts';

/** A misspelt icon would be silently absent in the browser. */
function refuseUnknownIcons({ icons }: PageApp): void {
  const folder = join(installedPackage('lightning-base-components'), 'src/lightning');
  for (const icon of icons) {
    const [library = '', name = ''] = icon.split(':');
    const capital = library.charAt(0).toUpperCase() + library.slice(1);
    if (!existsSync(join(folder, `iconSvgTemplates${capital}/buildTemplates/${library}/${name}.html`))) {
      throw new Error(`The icon ${icon} does not exist in lightning-base-components.`);
    }
  }
}

function copyStyles(target: string): void {
  const designSystem = installedPackage('@salesforce-ux/design-system-2');
  mkdirSync(join(target, 'slds'), { recursive: true });
  cpSync(join(designSystem, 'dist/css/bundled/slds2.cosmos.css'), join(target, 'slds/slds2.cosmos.css'));
  cpSync(join(designSystem, 'LICENSE.txt'), join(target, 'slds/LICENSE.txt'));
  for (const file of ['page.css', 'icon.svg']) {
    cpSync(join(pageSourceFolder, file), join(target, file));
  }
}

/**
 * Writes the page of the local org: document, app bundle, vendor bundle, styles.
 * @throws Error on an import that nothing resolves, a missing label, an unknown icon.
 */
export async function writePage(options: {
  readonly deployable: string;
  readonly target: string;
}): Promise<PageVendor> {
  rmSync(options.target, { recursive: true, force: true });
  const app = await writePageApp({
    componentsFolder: join(options.deployable, 'lwc'),
    labels: readCustomLabels(join(options.deployable, 'labels/CustomLabels.labels-meta.xml')),
    target: join(options.target, 'app.js'),
  });
  refuseUnknownIcons(app);
  const vendor = await writePageVendor(app, join(options.target, 'vendor'));
  copyStyles(options.target);
  writeFileSync(join(options.target, 'index.html'), pageDocument(app.vendorModules));
  return vendor;
}
