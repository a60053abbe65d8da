import ts from 'typescript';

export interface Declaration {
  name: string;
  isClass: boolean;
  isExported: boolean;
  isDocumented: boolean;
}

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((declaration) => declaration.name.getText()).join(', ');
  }
  return (statement as ts.Statement & { name?: ts.Identifier }).name?.text ?? '(default)';
}

function isDocumented(node: ts.Node): boolean {
  return ts.getJSDocCommentsAndTags(node).length > 0;
}

/** The declarations at the top level of a file: overloads and merged names count once, documented if one of them is. */
export function listDeclarations(path: string, text: string): Declaration[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const byName = new Map<string, Declaration>();
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement) || ts.isImportDeclaration(statement)) continue;
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    const name = nameOf(statement);
    const known = byName.get(name);
    byName.set(name, {
      name,
      isClass: ts.isClassDeclaration(statement) || (known?.isClass ?? false),
      isExported:
        modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) || (known?.isExported ?? false),
      isDocumented: isDocumented(statement) || (known?.isDocumented ?? false),
    });
  }
  return [...byName.values()];
}

/** Names of an interface's members that have no doc comment. */
export function listUndocumentedMembers(text: string, interfaceName: string): string[] {
  const source = ts.createSourceFile('interface.ts', text, ts.ScriptTarget.Latest, true);
  const found = source.statements.find(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === interfaceName,
  );
  if (!found) throw new Error(`no interface ${interfaceName}`);
  return found.members.filter((member) => !isDocumented(member)).map((member) => member.name?.getText() ?? '?');
}
