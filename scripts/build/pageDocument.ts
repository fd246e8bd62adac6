/** The address under which the local org serves the page's files. */
const base = '/page';

/** The one HTML document of the page: where each vendor module is, the theme, the app. */
export function pageDocument(vendorModules: readonly string[]): string {
  const imports = Object.fromEntries(vendorModules.map((id) => [id, `${base}/vendor/${id}.js`]));
  const preloads = Object.values(imports).map((href) => `    <link rel="modulepreload" href="${href}" />`);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Local Engage</title>
    <link rel="icon" href="${base}/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="${base}/slds/slds2.cosmos.css" />
    <link rel="stylesheet" href="${base}/page.css" />
    <script type="importmap">${JSON.stringify({ imports })}</script>
${preloads.join('\n')}
    <script type="module" src="${base}/app.js"></script>
  </head>
  <body>
    <noscript>Local Engage needs JavaScript: its pages are Lightning web components.</noscript>
  </body>
</html>
`;
}
