import { DataTable, defineApi, type DataTableMap } from 'heartwood/sdk';
import { parseSlots, slots } from './slots';

/** Everything that there ever was. */
const ALWAYS = { period: 'range', date: '1990-01-01,today' };

export default defineApi({
  getUsagesOfSlots: {
    parameters: { idSite: { type: 'site' } },
    documentation: 'Which names stood in which of the five places of visits and of pages, over all time.',
    async run({ idSite }, services) {
      const answer = await services.report('CustomVariables.getCustomVariables', { idSite: String(idSite), ...ALWAYS });
      const rows = rowsOf(answer);
      return slots.map(({ scope, index }) => ({
        scope,
        index,
        usages: rows
          .filter(({ metadata }) =>
            parseSlots(String(metadata.slots ?? '')).some((slot) => slot.scope === scope && slot.index === index),
          )
          .map((row) => ({
            name: row.label,
            nb_visits: row.number('nb_visits'),
            nb_actions: row.number('nb_actions'),
          })),
      }));
    },
  },
});

function rowsOf(answer: DataTable | DataTableMap) {
  return answer instanceof DataTable ? answer.rows.filter(({ isSummary }) => !isSummary) : [];
}
