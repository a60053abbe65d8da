/** The plugin SDK, imported as `heartwood/sdk`: all that a plugin's engine files may import. */
export { DataTable, newSummaryRow, sumColumns, type Aggregations, type TableFilter } from '../datatable/DataTable';
export { RecordTable } from '../datatable/RecordTable';
export { DataTableMap } from '../datatable/DataTableMap';
export { Row, type Columns, type ColumnValue, type MetadataValue } from '../datatable/Row';
export { AppError } from '../errors';
export { coreAggregations } from '../metrics/coreMetrics';
export { percentileNames } from '../metrics/processedMetrics';
export { parseDay, periodLabel, toDateParameter, toDateText, type Period } from '../period/Period';
export { previousPeriod, shiftPeriod } from '../period/periodAt';
export { openTimeZone, type TimeZone } from '../period/timeZone';
export { changeOf } from '../metrics/change';
export { round } from '../metrics/round';
export { prettyMoment, prettyMoney, prettyTime } from '../metrics/pretty';
export * from './actions';
export * from './customDimensions';
export * from './defineApi';
export * from './dayLogs';
export * from './defineArchiver';
export * from './defineCommands';
export * from './defineDimensions';
export * from './defineReports';
export * from './facts';
export { goalIds, toDimensionRecord, toGoalRecord } from './goalRecords';
export * as filters from './filters';
export * from './hooks';
export * from './logReaders';
export * from './logSelection';
export * from './manifest';
export * from './ranges';
export * from './requestTable';
export * from './visitTable';
export { brandCode, brandName } from '../devices/brands';
export { brandNames } from '../devices/data/brandNames';
export { botOperator } from '../bots/botOperator';
export { audiences } from '../audience/audiences';
export { toContinent } from '../places/continents';
export { displayName } from '../i18n/displayName';
export { browserCode, browserFamily, browserName } from '../devices/browsers';
export { deviceTypeName, deviceTypeNumber, deviceTypes, type DeviceType } from '../devices/deviceTypes';
export {
  aiAssistantLogo,
  brandLogo,
  browserLogo,
  deviceTypeLogo,
  flagLogo,
  osLogo,
  searchEngineLogo,
  socialLogo,
} from '../devices/logos';
export { operatingSystemCode, operatingSystemFamily, operatingSystemName } from '../devices/operatingSystems';
export { aiAssistantUrl } from '../referrers/aiAssistants';
export { searchEngineUrl, searchUrl } from '../referrers/searchEngines';
export { socialUrl } from '../referrers/socials';
