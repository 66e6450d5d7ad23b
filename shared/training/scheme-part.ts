/** What a scheme says of its objectives, indicators or governance, as a lesson shows it. */
import type { Block } from '../api/blocks.ts';
import type { Scheme } from '../api/schemes.ts';
import { formatKnown, formatMeasure } from '../indicators/measure.ts';
import { finalTarget } from '../indicators/target.ts';
import type { SchemePart } from './markers.ts';

const line = (text: string, bold = false): Block => ({ kind: 'paragraph', content: [{ kind: 'text', text, ...(bold ? { bold } : {}) }] });
const items = (texts: readonly string[]): Block => ({
  kind: 'list',
  ordered: false,
  items: texts.map((text) => ({ content: [{ kind: 'text', text }] })),
});

function objectives({ axes }: Scheme): Block[] {
  return axes.flatMap(({ title, objectives: list }) =>
    list.length === 0 ? [] : [line(title || 'Axe à nommer', true), items(list.map((objective) => objective.title || 'Objectif à nommer'))],
  );
}

function indicators({ indicators: list }: Scheme): Block[] {
  const cell = (text: string) => [{ kind: 'text' as const, text }];
  if (list.length === 0) return [];
  const rows = list.map((indicator) => {
    const target = finalTarget(indicator);
    return [
      indicator.title || 'Indicateur à nommer',
      formatKnown(indicator.unit, indicator.baseline),
      target ? `${formatMeasure(indicator.unit, target.value)} en ${target.year}` : 'à fixer',
    ].map(cell);
  });
  return [{ kind: 'table', header: ['Indicateur', 'Départ', 'Cible'].map(cell), rows }];
}

function bodies({ governance: { lead, bodies: list } }: Scheme): Block[] {
  const said = list.map(({ name, role, frequency }) => [name || 'Instance à nommer', role, frequency].filter((part) => part !== '').join(' – '));
  return [...(lead ? [line(`Pilotage : ${lead}`)] : []), ...(said.length > 0 ? [items(said)] : [])];
}

const EMPTY: Record<SchemePart, string> = {
  objectifs: 'Votre schéma n’a pas encore d’objectif.',
  indicateurs: 'Votre schéma n’a pas encore d’indicateur.',
  instances: 'Votre schéma ne nomme pas encore ses instances.',
};

/** A sentence says so when that part of the scheme is empty. */
export function schemePart(scheme: Scheme, part: SchemePart): Block[] {
  const blocks = { objectifs: objectives, indicateurs: indicators, instances: bodies }[part](scheme);
  return blocks.length > 0 ? blocks : [line(EMPTY[part])];
}
