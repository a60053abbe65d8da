import { AppError, defineApi, type ApiServices, type Goal, type JsonValue } from 'heartwood/sdk';
import { goalParameters, toGoal, type GoalValues } from './goalFields';

const idSite = { type: 'number' } as const;
const idGoal = { type: 'number' } as const;

function existingGoal(services: ApiServices, idSite: number, idGoal: number): Goal {
  services.sites.byId(idSite);
  const goal = services.goals.byId(idSite, idGoal);
  if (!goal)
    throw new AppError('api.parameterInvalid', { name: 'idGoal', value: idGoal, hint: knownGoals(services, idSite) });
  return goal;
}

function knownGoals(services: ApiServices, idSite: number): string {
  const ids = services.goals.all(idSite).map(({ idgoal }) => idgoal);
  return ids.length === 0 ? 'The site has no goals.' : `Goals of the site: ${ids.join(', ')}.`;
}

export default defineApi({
  getGoals: {
    parameters: { idSite, orderByName: { type: 'boolean', default: false } },
    documentation: 'The goals of a site by id.',
    run(values, services): JsonValue {
      services.sites.byId(values.idSite);
      const goals = services.goals.all(values.idSite);
      if (values.orderByName)
        return [...goals].sort((a, b) => a.name.localeCompare(b.name)).map((goal) => ({ ...goal }));
      return Object.fromEntries(goals.map((goal) => [String(goal.idgoal), { ...goal }]));
    },
  },
  getGoal: {
    parameters: { idSite, idGoal },
    documentation: 'One goal.',
    run: (values, services): JsonValue => ({ ...existingGoal(services, values.idSite, values.idGoal) }),
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
  updateGoal: {
    parameters: { ...goalParameters, idGoal },
    writes: true,
    documentation: 'Replaces a goal.',
    run(values, services) {
      const { idgoal } = existingGoal(services, values.idSite, values.idGoal);
      services.goals.update({ ...toGoal(values as GoalValues), idgoal });
    },
  },
  deleteGoal: {
    parameters: { idSite, idGoal },
    writes: true,
    documentation: 'Removes a goal and its conversions.',
    run: (values, services) =>
      services.goals.remove(values.idSite, existingGoal(services, values.idSite, values.idGoal).idgoal),
  },
});
