import { AppError, reportParameters, type ApiDeclaration, type JsonValue, type ReportRequest } from 'heartwood/sdk';
import { conditionParameters, goalParameters, toGoal, type GoalValues } from './goalFields';

const idSite = { type: 'number' } as const;
const idGoal = { type: 'number' } as const;

type PreviewValues = ReportRequest & Pick<GoalValues, 'matchAttribute' | 'pattern' | 'patternType' | 'caseSensitive'>;

/** What does not matter for whether a visit reaches a goal. */
const unnamed = {
  ...{ name: '-', description: '', revenue: 0 },
  ...{ allowMultipleConversionsPerVisit: false, useEventValueAsRevenue: false },
} as const;

/** The goals of sites: shown, added, changed and removed. */
export const manageGoals = {
  getGoals: {
    parameters: { idSite, orderByName: { type: 'boolean', default: false } },
    documentation: 'The goals of a site by id.',
    run(values, services): JsonValue {
      services.sites.byId(values.idSite);
      const goals = services.goals.all(values.idSite);
      const byName = () => [...goals].sort((a, b) => a.name.localeCompare(b.name)).map((goal) => ({ ...goal }));
      if (values.orderByName) return byName();
      return Object.fromEntries(goals.map((goal) => [String(goal.idgoal), { ...goal }]));
    },
  },
  getGoal: {
    parameters: { idSite, idGoal },
    documentation: 'One goal.',
    run(values, services): JsonValue {
      services.sites.byId(values.idSite);
      const goal = services.goals.byId(values.idSite, values.idGoal);
      if (goal) return { ...goal };
      const hint = 'Goals.getGoals lists the goals of the site.';
      throw invalid('idGoal', String(values.idGoal), hint);
    },
  },
  addGoal: {
    parameters: goalParameters,
    writes: true,
    documentation: 'Adds a goal and answers its id.',
    run(values, services) {
      services.sites.byId(values.idSite);
      return services.goals.add(toGoal(values as GoalValues));
    },
  },
  previewGoal: {
    parameters: { ...reportParameters, ...conditionParameters },
    documentation: 'How many visits of a period would reach a goal that is not added yet.',
    run(values, services): JsonValue {
      const { matchAttribute, pattern, patternType, caseSensitive, ...request } = values as PreviewValues;
      const period = services.periods(request);
      if (Array.isArray(period)) throw invalid('date', request.date, 'Give one period.');
      const site = services.sites.byId(Number(request.idSite));
      const condition = { matchAttribute, pattern, patternType, caseSensitive };
      return { ...services.goals.countVisits(toGoal({ ...unnamed, ...condition, idSite: site.idsite }), period) };
    },
  },
  updateGoal: {
    parameters: { ...goalParameters, idGoal },
    writes: true,
    documentation: 'Replaces a goal.',
    run: (values, services) => services.goals.update({ ...toGoal(values as GoalValues), idgoal: values.idGoal }),
  },
  deleteGoal: {
    parameters: { idSite, idGoal },
    writes: true,
    documentation: 'Removes a goal and its conversions.',
    run: (values, services) => services.goals.remove(values.idSite, values.idGoal),
  },
} satisfies ApiDeclaration;

function invalid(name: string, value: string, hint: string): AppError {
  return new AppError('api.parameterInvalid', { name, value, hint });
}
