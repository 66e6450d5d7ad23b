/** A scheme of three buyers, marked as an example, for journeys and screens that start inside. */
import { Value } from 'typebox/value';
import { Scheme, type SchemeContent } from '../../shared/api/schemes.ts';
import { figureId } from '../../shared/scheme/buyers.ts';
import { anIndicator, completeScheme } from './scheme.ts';

export const SHARED_TITLE = 'Schéma commun (exemple)';
export const BUYERS = ['Ville de l’Exemple (fictif)', 'Agglomération de l’Exemple (fictif)', 'Syndicat de l’Exemple (fictif)'] as const;
const IDS = ['ville', 'agglo', 'syndicat'] as const;

/** Every point of the article but the figures of the third buyer. */
export function sharedScheme(): Partial<SchemeContent> {
  const scheme = completeScheme();
  const indicators = scheme.indicators.map((indicator) => ({ ...indicator, baseline: null, baselineYear: null, baselineSource: '' }));
  const values = [
    [1200, 2100],
    [400, 900],
    [300, 700],
  ] as const;
  return {
    axes: scheme.axes,
    governance: scheme.governance,
    followUp: scheme.followUp,
    period: { ...scheme.period, from: '2027-01-01', to: '2030-12-31' },
    legal: { ...scheme.legal, shared: true, buyers: BUYERS.map((name, index) => ({ id: IDS[index] ?? '', name, siren: '' })) },
    indicators: [
      ...indicators,
      anIndicator('heures', { title: 'Heures d’insertion réalisées', unit: 'hours', baseline: null, baselineYear: null, targets: [] }),
    ],
    buyerFigures: indicators.flatMap((indicator, line) =>
      IDS.slice(0, 2).map((buyerId, column) => ({
        id: figureId(buyerId, indicator.id),
        buyerId,
        indicatorId: indicator.id,
        baseline: values[line]?.[column] ?? 500,
        baselineYear: 2025,
        baselineSource: 'Relevé fictif',
        targets: [],
      })),
    ),
  };
}

async function call(url: string, method: string, body: object, headers: Record<string, string> = {}): Promise<Scheme> {
  const answer = await fetch(url, { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  const made: unknown = await answer.json();
  if (!Value.Check(Scheme, made)) throw new Error(`no scheme: ${answer.status} ${JSON.stringify(made).slice(0, 400)}`);
  return made;
}

/** Gives its id. */
export async function newSharedScheme(address: string): Promise<string> {
  const made = await call(`${address}/api/schemes`, 'POST', { title: SHARED_TITLE });
  return (await call(`${address}/api/schemes/${made.id}`, 'PATCH', sharedScheme(), { 'if-match': `"${made.revision}"` })).id;
}
