import ts from 'typescript';

/** What the platform's LWC compiler accepts: today's JavaScript with decorators left as they are. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  newLine: ts.NewLineKind.LineFeed,
};

/**
 * Turns the TypeScript source of a Lightning web component into JavaScript by removing the types.
 * @param before what else is to be done to the syntax tree.
 * @throws Error naming the file and the first syntax error.
 */
export function compileTypeScript(
  source: string,
  fileName: string,
  before: ts.TransformerFactory<ts.SourceFile>[] = [],
): string {
  const { outputText, diagnostics } = ts.transpileModule(source, {
    fileName,
    compilerOptions: options,
    reportDiagnostics: true,
    transformers: { before },
  });
  const [first] = diagnostics ?? [];
  if (first) {
    throw new Error(`${fileName}: ${ts.flattenDiagnosticMessageText(first.messageText, '\n')}`);
  }
  return outputText;
}
