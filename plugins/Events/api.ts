import { AppError, defineApi, type ParameterDeclaration } from 'heartwood/sdk';
import { capital, dimensionName, methodBelow, parseSecondary, secondaryParts, type Part } from './parts';

const apiMethod = { type: 'text' } as const satisfies ParameterDeclaration;
const parts = Object.keys(secondaryParts) as Part[];

/** Throws: AppError api.parameterInvalid. */
function partOf(method: string): Part {
  const part = parts.find((name) => `get${capital(name)}` === method);
  if (part) return part;
  const hint = `Allowed: ${parts.map((name) => `get${capital(name)}`).join(', ')}.`;
  throw new AppError('api.parameterInvalid', { name: 'apiMethod', value: method, hint });
}

export default defineApi({
  getSecondaryDimensions: {
    parameters: { apiMethod },
    documentation: 'What the rows of getCategory, getAction or getName can be divided by.',
    run: ({ apiMethod: method }) => secondaryParts[partOf(String(method))].map(dimensionName),
  },
  getDefaultSecondaryDimension: {
    parameters: { apiMethod },
    documentation: 'What they are divided by unless secondaryDimension says otherwise.',
    run: ({ apiMethod: method }) => dimensionName(secondaryParts[partOf(String(method))][0]),
  },
  getActionToLoadSubtables: {
    parameters: { apiMethod, secondaryDimension: { type: 'text', default: '' } },
    documentation: 'The method that answers the rows below one of theirs.',
    run({ apiMethod: method, secondaryDimension }) {
      const part = partOf(String(method));
      return methodBelow(part, parseSecondary(part, String(secondaryDimension)));
    },
  },
});
