import type { SqlValue } from './Database';

/** A statement's text with its values apart: values are always bound, never text. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** A table or column name inside a statement: quoted, never bound. */
class Identifier {
  constructor(readonly name: string) {}
}

/**
 * Builds a statement: `sql\`SELECT name FROM ${sql.identifier(table)} WHERE idsite = ${idSite}\``.
 * Interpolated values become bound parameters; another `sql` piece is inlined with its values.
 */
export function sql(parts: TemplateStringsArray, ...inserts: (SqlValue | Sql | Identifier)[]): Sql {
  let text = parts[0] ?? '';
  const values: SqlValue[] = [];
  inserts.forEach((insert, i) => {
    if (insert instanceof Identifier) text += `"${insert.name}"`;
    else if (isSql(insert)) {
      text += insert.text;
      values.push(...insert.values);
    } else {
      text += '?';
      values.push(insert);
    }
    text += parts[i + 1] ?? '';
  });
  return { text, values };
}

/** A table's or column's name. Throws on anything but letters, digits and underscores. */
sql.identifier = (name: string): Identifier => {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new Error(`not an SQL name: ${name}`);
  return new Identifier(name);
};

/** `?, ?, ?` with its values, for IN (…). */
sql.list = (values: readonly SqlValue[]): Sql => ({ text: values.map(() => '?').join(', '), values });

function isSql(value: unknown): value is Sql {
  return typeof value === 'object' && value !== null && 'text' in value && 'values' in value;
}
