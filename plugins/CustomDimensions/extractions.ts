import { AppError, extractionSources, type Extraction, type ExtractionSource } from 'heartwood/sdk';

/** `[{"dimension":"url","pattern":"/blog/([^/]+)"}]`. Throws: AppError api.parameterInvalid. */
export function parseExtractions(text: string): Extraction[] {
  if (text.trim() === '') return [];
  const entries = parseJson(text);
  if (!Array.isArray(entries)) throw invalid(text);
  return entries.map((entry: unknown) => {
    const { dimension, pattern = '' } = (entry ?? {}) as Partial<Record<keyof Extraction, unknown>>;
    if (!isSource(dimension) || typeof pattern !== 'string') throw invalid(text);
    return { dimension, pattern };
  });
}

function isSource(value: unknown): value is ExtractionSource {
  return extractionSources.some((source) => source === value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(text);
  }
}

function invalid(value: string): AppError {
  const hint = `Write [{"dimension":"url","pattern":"/blog/([^/]+)"}], with any of ${extractionSources.join(', ')} as dimension.`;
  return new AppError('api.parameterInvalid', { name: 'extractions', value, hint });
}
