const ts = require('typescript');

/** Lets jest read the sources of the rules: they are not components, and the LWC compiler knows less of the language. */
module.exports = {
  process(source, fileName) {
    const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS };
    return { code: ts.transpileModule(source, { fileName, compilerOptions }).outputText };
  },
};
