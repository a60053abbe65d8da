import { defineJsonFormat } from './jsonFormat';

/**
 * Azure App Service's HTTP log; the properties are often JSON within a text. `TimeTaken` in milliseconds.
 *
 *     {"time":"2026-02-10T16:42:07Z","category":"AppServiceHTTPLogs","properties":{"CsMethod":"GET","CsUriStem":"/a","CsUriQuery":"b=1","CIp":"192.0.2.3","CsHost":"example.com","ScStatus":200,"ScBytes":1430,"TimeTaken":16,"UserAgent":"curl","Referer":"…"}}
 *      date                                                                        method          path             query_string       ip                host                   status         length         generation_time_milli user_agent  referrer
 *
 * Source: https://learn.microsoft.com/en-us/azure/azure-monitor/reference/tables/appservicehttplogs
 */
export const azureAppService = defineJsonFormat({
  name: 'azure_app_service',
  example:
    '{"time":"2026-02-10T16:42:07Z","category":"AppServiceHTTPLogs","properties":{"CsMethod":"GET","CsUriStem":"/","CIp":"203.0.113.9","CsHost":"example.com","ScStatus":200,"ScBytes":1430,"TimeTaken":16,"UserAgent":"curl"}}',
  needs: ['properties.CsUriStem'],
  fields: {
    date: 'time|TimeGenerated',
    ip: 'properties.CIp',
    host: 'properties.CsHost',
    method: 'properties.CsMethod',
    path: 'properties.CsUriStem',
    query_string: 'properties.CsUriQuery',
    status: 'properties.ScStatus',
    length: 'properties.ScBytes',
    generation_time_milli: 'properties.TimeTaken',
    user_agent: 'properties.UserAgent',
    referrer: 'properties.Referer',
    userid: 'properties.CsUsername',
    protocol: 'properties.Protocol',
  },
});
