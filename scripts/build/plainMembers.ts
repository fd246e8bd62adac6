import ts from 'typescript';

/**
 * Makes `#name` of classes plain members called `_name`: the LWC compiler refuses private methods, and what lowers them
 * to weak maps would make them slow. TypeScript has held their privacy already.
 */
export const plainMembers: ts.TransformerFactory<ts.SourceFile> = (context) => {
  const visit = (node: ts.Node): ts.Node =>
    ts.isPrivateIdentifier(node)
      ? ts.factory.createIdentifier(`_${node.text.slice(1)}`)
      : ts.visitEachChild(node, visit, context);
  return (file) => ts.visitEachChild(file, visit, context);
};
