import {
  AppError,
  defineApi,
  reportParameters,
  toDateText,
  toLogSelection,
  toStoredUrl,
  type ApiMethod,
  type ApiServices,
  type JsonValue,
  type LogRequestParameters,
} from 'heartwood/sdk';
import { allParts, Transitions, type Part } from './collectTransitions';
import { toAnswer } from './toAnswer';
import texts from './lang/en.json';

const limitBeforeGrouping = { type: 'number', default: 0 } as const;

type ActionType = 'url' | 'title';

interface Question {
  name: string;
  type: ActionType;
  limit: number;
  parts?: readonly Part[];
}

/** Throws: AppError 'site.notFound', 'segment.invalid', 'api.parameterInvalid'. */
function answer(
  request: LogRequestParameters,
  { name, type, limit, parts = allParts }: Question,
  services: ApiServices,
): JsonValue {
  const subject =
    type === 'url'
      ? { column: 'idaction_url' as const, name: toStoredUrl(name) }
      : { column: 'idaction_name' as const, name };
  const transitions = new Transitions({ ...subject, parts });
  const selection = toLogSelection(request, services);
  services.logs.days(selection, (logs) => transitions.add(logs));
  const days = selection.period ? [selection.period.first, selection.period.last] : [];
  const date = [...new Set(days.map(toDateText))].join(',');
  return toAnswer(transitions, { parts, limit, date, translate: services.translate });
}

function parseParts(text: string): readonly Part[] {
  if (text === 'all' || text === '') return allParts;
  const names = text.split(',');
  const unknown = names.find((name) => !allParts.some((part) => part === name));
  if (unknown === undefined) return names as Part[];
  throw new AppError('api.parameterInvalid', {
    name: 'parts',
    value: unknown,
    hint: `Allowed: all, or some of ${allParts.join(', ')}.`,
  });
}

/** A method about the page that a parameter names. */
function byName(parameter: 'pageUrl' | 'pageTitle', type: ActionType, documentation: string): ApiMethod {
  return {
    parameters: { [parameter]: { type: 'text' }, ...reportParameters, limitBeforeGrouping },
    documentation,
    run: (values, services) =>
      answer(
        values as LogRequestParameters,
        { name: values[parameter], type, limit: values.limitBeforeGrouping },
        services,
      ),
  };
}

export default defineApi({
  getTransitionsForPageUrl: byName('pageUrl', 'url', 'What was done before and after a page, by its address.'),
  getTransitionsForPageTitle: byName('pageTitle', 'title', 'What was done before and after the pages of a title.'),
  getTransitionsForAction: {
    parameters: {
      actionName: { type: 'text' },
      actionType: { type: 'text', allowed: ['url', 'title'] },
      ...reportParameters,
      limitBeforeGrouping,
      parts: { type: 'text', default: 'all' },
    },
    documentation: 'What was done before and after a page, by its address or title.',
    run: (values, services) =>
      answer(
        values as LogRequestParameters,
        {
          name: values.actionName,
          type: values.actionType,
          limit: values.limitBeforeGrouping,
          parts: parseParts(values.parts),
        },
        services,
      ),
  },
  getTranslations: {
    parameters: {},
    documentation: 'The words of transitions in the language of the answer.',
    run: (_values, { translate }): JsonValue =>
      Object.fromEntries(Object.keys(texts).map((key) => [key, translate(`Transitions_${key}`)])),
  },
  isPeriodAllowed: {
    parameters: { idSite: reportParameters.idSite, period: reportParameters.period, date: reportParameters.date },
    documentation: 'Can transitions of this time be answered? Of every time: they are read day by day.',
    run: () => true,
  },
});
