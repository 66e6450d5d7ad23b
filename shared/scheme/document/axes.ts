/** One chapter an axis: objectives, action sheets, the axis' indicators. */
import type { Scheme, SchemeAction, SchemeAxis } from '../../api/schemes.ts';
import { formatMeasure } from '../../indicators/measure.ts';
import { finalTarget } from '../../indicators/target.ts';
import { startTogether } from './by-buyer.ts';
import { indicatorRows, trajectory } from './indicators.ts';
import { observedTrajectories } from './observed.ts';
import { callout, chapter, type Chapter, section, typedText } from './helpers.ts';
import type { DocumentMaterials, DocumentNode } from './nodes.ts';

const STATUSES: Record<SchemeAction['status'], string> = { 'to-start': 'à lancer', 'in-progress': 'en cours', done: 'faite', permanent: 'permanente' };

/** « Heures réalisées : 100 000 h en 2030 ». */
function aims(scheme: Scheme, ids: readonly string[]): string[] {
  return ids.flatMap((id) => {
    const indicator = scheme.indicators.find((item) => item.id === id);
    if (!indicator) return [];
    const target = finalTarget(indicator);
    return [target ? `${indicator.title} (cible : ${formatMeasure(indicator.unit, target.value)} en ${target.year})` : indicator.title];
  });
}

function sheet(scheme: Scheme, action: SchemeAction, code: string, clauseTitles: ReadonlyMap<string, string>): DocumentNode {
  const rows = [
    { label: 'But', lines: [action.aim] },
    { label: 'Étapes', lines: action.steps, list: true },
    { label: 'Pilote', lines: [action.lead] },
    { label: 'Partenaires', lines: [action.partners] },
    { label: 'Calendrier', lines: [action.calendar] },
    { label: 'Moyens', lines: [action.means] },
    { label: 'Indicateurs', lines: aims(scheme, action.indicatorIds), list: true },
    { label: 'Clauses', lines: action.clauseSlugs.flatMap((slug) => clauseTitles.get(slug) ?? []), list: true },
  ];
  return {
    kind: 'actionSheet',
    code,
    title: action.title,
    status: STATUSES[action.status],
    rows: rows.map((row) => ({ ...row, lines: row.lines.filter((line) => line !== '') })).filter(({ lines }) => lines.length > 0),
  };
}

function followed(scheme: Scheme, axis: SchemeAxis, { measured = null }: DocumentMaterials): DocumentNode[] {
  const own = scheme.indicators.filter((indicator) => indicator.axisId === axis.id);
  if (own.length === 0) return [];
  const observed = observedTrajectories(own, measured);
  const others = own.filter(({ id }) => !observed.ids.has(id));
  return [
    section(`suivi-${axis.id}`, 'Ce que nous mesurons', 2, false),
    ...indicatorRows(own, measured, undefined, startTogether({ ...scheme, indicators: own }, measured)),
    ...trajectory(others, axis.id, axis.title),
    ...observed.nodes,
  ];
}

function axisNodes(scheme: Scheme, axis: SchemeAxis, index: number, materials: DocumentMaterials, clauseTitles: ReadonlyMap<string, string>): DocumentNode[] {
  const { final } = materials;
  const step = `axe-${axis.id}`;
  if (final && axis.objectives.length === 0 && axis.intro === '') return [];
  const objectives = axis.objectives.flatMap((objective, rank): DocumentNode[] => {
    const code = `${index + 1}.${rank + 1}`;
    const actions = objective.actions.map((action, position) => sheet(scheme, action, `${code}.${position + 1}`, clauseTitles));
    const empty: DocumentNode[] = actions.length === 0 && !final ? [{ kind: 'gap', message: `L’objectif ${code} n’a pas encore d’action.`, step }] : [];
    return [
      section(`objectif-${objective.id}`, `Objectif ${code} – ${objective.title || 'à nommer'}`, 2, false),
      ...typedText(objective.description),
      ...actions,
      ...empty,
    ];
  });
  const empty: DocumentNode[] = objectives.length === 0 && !final ? [{ kind: 'gap', message: 'Cet axe n’a pas encore d’objectif.', step }] : [];
  return [
    chapter(`axe-${axis.id}`, `Axe ${index + 1}. ${axis.title || 'à nommer'}`, step, false),
    ...(axis.intro ? leadAndText(axis.intro) : []),
    ...objectives,
    ...empty,
    ...followed(scheme, axis, materials),
  ];
}

/** The first paragraph of an introduction leads the chapter. */
function leadAndText(intro: string): DocumentNode[] {
  const [first = '', ...rest] = intro.split(/\n\s*\n/);
  return [callout('lead', first.trim()), ...typedText(rest.join('\n\n'))];
}

export const axisChapters: Chapter = (scheme, materials) => {
  const { final, families } = materials;
  const titles = new Map(families.map(({ slug, title }) => [slug, title]));
  if (scheme.axes.length === 0)
    return final
      ? []
      : [
          chapter('axes', 'Axes, objectifs et actions', 'axes'),
          { kind: 'gap', message: 'Aucun axe n’est écrit : partez d’un modèle ou ajoutez un axe.', step: 'axes' },
        ];
  return scheme.axes.flatMap((axis, index) => axisNodes(scheme, axis, index, materials, titles));
};
