import { DataTable } from '@shared/datatable/DataTable';
import { DataTableMap } from '@shared/datatable/DataTableMap';
import { copyCells, type Row } from '@shared/datatable/Row';
import type { ApiResult, JsonValue } from '@shared/plugin/defineApi';

type JsonObject = { [key: string]: JsonValue };

/** Any answer as JSON. A single number or text is `{ value }`; a table inside a map that holds just one is that value. */
export function toJson(result: ApiResult): JsonValue {
  if (result === undefined) return { result: 'success', message: 'ok' };
  const json = result instanceof DataTable || result instanceof DataTableMap ? tablesToJson(result) : result;
  return typeof json === 'object' && json !== null ? json : { value: json };
}

function tablesToJson(tables: DataTable | DataTableMap): JsonValue {
  if (tables instanceof DataTable) return tables.isSimple ? simpleToJson(tables) : [...tables].map(rowToJson);
  return Object.fromEntries([...tables.tables].map(([key, table]) => [key, tablesToJson(table)]));
}

function simpleToJson(table: DataTable): JsonValue {
  const [row] = table.rows;
  const columns = toColumnsJson(row);
  if (row?.comparisons) return { ...columns, comparisons: [...row.comparisons].map(rowToJson) };
  const values = Object.values(columns);
  if (values.length === 0) return [];
  return values.length === 1 ? (values[0] ?? null) : columns;
}

/** Columns, metadata, the subtable's number, the subtable: in this order. */
function rowToJson(row: Row): JsonObject {
  const json = toFinite(Object.assign(copyCells<JsonObject>(row.columns), row.metadata));
  if (row.idSubtable !== null) json.idsubdatatable = row.idSubtable;
  if (row.comparisons) json.comparisons = [...row.comparisons].map(rowToJson);
  if (row.subtable) json.subtable = [...row.subtable].map(rowToJson);
  return json;
}

/** A row's columns; numbers that JSON cannot hold are 0. */
export function toColumnsJson(row: Row | undefined): JsonObject {
  return toFinite({ ...row?.columns });
}

function toFinite(json: JsonObject): JsonObject {
  for (const name in json) {
    const value = json[name];
    if (typeof value === 'number' && !Number.isFinite(value)) json[name] = 0;
  }
  return json;
}

/** Rows without what is said about them. */
export function toRowsJson(tables: DataTable | DataTableMap): JsonValue {
  return mapTables(tables, (table) =>
    table.isSimple ? toComparedJson(table.rows[0]) : [...table].map((row) => toComparedJson(row)),
  );
}

function toComparedJson(row: Row | undefined): JsonObject {
  const columns = toColumnsJson(row);
  return row?.comparisons ? { ...columns, comparisons: [...row.comparisons].map(rowToJson) } : columns;
}

/** What is said about the rows, in their order. */
export function toRowsMetadataJson(tables: DataTable | DataTableMap): JsonValue {
  return mapTables(tables, (table) =>
    table.isSimple
      ? []
      : [...table].map((row) => ({
          ...row.metadata,
          ...(row.idSubtable === null ? {} : { idsubdatatable: row.idSubtable }),
        })),
  );
}

function mapTables(tables: DataTable | DataTableMap, toValue: (table: DataTable) => JsonValue): JsonValue {
  if (tables instanceof DataTable) return toValue(tables);
  return Object.fromEntries([...tables.tables].map(([key, table]) => [key, mapTables(table, toValue)]));
}
