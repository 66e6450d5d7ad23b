/** The Word report of a review, for the council: one page for elected members, what the law asks, each buyer, the actions, the definitions. */
import type { Review, ReviewBuyer } from '../api/reviews.ts';
import { formatDay } from '../format.ts';
import { HEADLINES, LEGAL_INDICATORS } from '../reviews/categories.ts';
import { measureOf, schemeOf } from '../reviews/freeze.ts';
import { STATUS_LABELS, yearsText } from '../reviews/labels.ts';
import { callout, cell, chapter, column, missingCell, paragraph, section, strong } from '../scheme/document/helpers.ts';
import type { DocumentNode, SchemeDocument } from '../scheme/document/nodes.ts';
import { frenchTypography } from '../typography.ts';
import { buyerNodes } from './report-buyer.ts';
import { typesetNodes } from './typeset.ts';
import {
  coverageText,
  DOUBT,
  frozenSentence,
  kindTitle,
  lawLines,
  lawVersion,
  madeOn,
  OVERLAP,
  STILL_UNKNOWN,
  scope,
  shown,
  targetText,
  targetVerdict,
  UNKNOWN,
} from './words.ts';

const STEP = 'suivi';

const bullets = (lines: readonly string[]): DocumentNode => ({
  kind: 'blocks',
  blocks: [{ kind: 'list', ordered: false, items: lines.map((text) => ({ content: [{ kind: 'text', text }] })) }],
});

function headline(review: Review, buyer: ReviewBuyer): DocumentNode {
  const items = HEADLINES.map((id) => {
    const measure = measureOf(buyer, id, review.year);
    const target = targetText(schemeOf(review.scheme, buyer), id, review.year);
    const verdict = measure ? targetVerdict(schemeOf(review.scheme, buyer), measure) : '';
    return {
      label: measure?.title ?? buyer.measures.find(({ indicator }) => indicator === id)?.title ?? id,
      value: shown(measure),
      detail: [measure && measure.value !== null ? coverageText(measure) : '', verdict || (target ? `cible : ${target}` : '')].filter(Boolean).join(' · '),
    };
  });
  return { kind: 'keyFigures', items };
}

/** Several buyers: never added together, one line each. */
function headlines(review: Review): DocumentNode {
  const shownIds = HEADLINES.slice(0, 5);
  const titleOf = (id: string): string => review.buyers.flatMap(({ measures }) => measures).find(({ indicator }) => indicator === id)?.title ?? id;
  return {
    kind: 'table',
    caption: `Taux réels de ${review.year}, acheteur par acheteur`,
    columns: [column('Acheteur', 30), ...shownIds.map((id) => column(titleOf(id), 14, 'right'))],
    rows: review.buyers.map((buyer) => [
      strong(buyer.name),
      ...shownIds.map((id) => {
        const measure = measureOf(buyer, id, review.year);
        return (measure?.value ?? null) === null ? missingCell(UNKNOWN) : cell(shown(measure));
      }),
    ]),
    compact: true,
  };
}

function actionsSentence({ scheme }: Review): string {
  if (scheme.actions.length === 0) return 'Le schéma n’a pas encore d’action.';
  const counts = Object.entries(STATUS_LABELS)
    .map(([status, label]) => ({ label: label.toLowerCase(), count: scheme.actions.filter((action) => action.status === status).length }))
    .filter(({ count }) => count > 0);
  return `Actions du schéma : ${counts.map(({ label, count }) => `${count} ${label}${count > 1 && label !== 'à lancer' && label !== 'en cours' ? 's' : ''}`).join(', ')}.`;
}

/** How many of the missing sentences the first page says; all of them are in their chapter. */
const MISSING_FIRST = 5;

function essentials(review: Review): DocumentNode[] {
  const [only, ...more] = review.buyers;
  const unknown = review.missing.map((sentence) => sentence.replace(/ (Pour le connaître,|Écrivez-le) .*$/, ''));
  const first = unknown.slice(0, unknown.length <= MISSING_FIRST + 1 ? unknown.length : MISSING_FIRST);
  const left = unknown.length - first.length;
  return [
    chapter('essentiel', 'L’essentiel', STEP, false),
    callout('lead', `${scope(review)} ${frozenSentence(review)}`),
    ...(only && more.length === 0 ? [headline(review, only)] : [headlines(review)]),
    callout('info', OVERLAP, 'Ce que chaque taux couvre, et ce qui lui manque, est dit plus loin.'),
    paragraph(actionsSentence(review)),
    ...(unknown.length === 0
      ? [paragraph('Chaque catégorie de ce document a son taux, en nombre ou en valeur.')]
      : [
          section('inconnu-essentiel', 'Ce qui reste inconnu', 2, false),
          bullets([...first, ...(left > 0 ? [`Et ${left} autres taux, dits à la fin du document.`] : [])]),
        ]),
  ];
}

function law(review: Review): DocumentNode[] {
  return [
    chapter('loi', 'Ce que demande la loi', STEP),
    {
      kind: 'table',
      caption: 'Ce que l’article demande, et où le trouver',
      columns: [column('L’article demande de', 56), column('Référence', 20), column('Ici', 24)],
      rows: lawLines(review.scheme).map(({ asks, article, where }) => [cell(asks), cell(article), cell(where)]),
    },
    callout('source', lawVersion(review)),
    callout('doubt', DOUBT),
  ];
}

function actions({ scheme }: Review): DocumentNode[] {
  if (scheme.actions.length === 0) return [];
  const axes = [...new Set(scheme.actions.map(({ axis }) => axis))];
  return [
    section('actions', 'Où en sont les actions'),
    ...axes.map(
      (axis): DocumentNode => ({
        kind: 'table',
        caption: axis || 'Axe sans titre',
        columns: [column('Action', 54), column('Pilote', 26), column('État', 20)],
        rows: scheme.actions
          .filter((action) => action.axis === axis)
          .map(({ title: name, lead, status }) => [
            strong(name || 'Action sans titre'),
            lead ? cell(lead) : missingCell('à désigner'),
            cell(STATUS_LABELS[status]),
          ]),
        compact: true,
      }),
    ),
  ];
}

const missing = (review: Review): DocumentNode[] =>
  review.missing.length === 0 ? [] : [section('inconnu', 'Ce qui reste inconnu, et comment le connaître'), paragraph(STILL_UNKNOWN), bullets(review.missing)];

/** Definitions once, whatever the number of buyers: of those the article asks for, and of those that have a value. */
function definitions(review: Review): DocumentNode[] {
  const seen = new Map(
    review.buyers
      .flatMap(({ measures }) => measures)
      .filter(({ indicator, value }) => LEGAL_INDICATORS.includes(indicator) || value !== null)
      .map((measure) => [measure.indicator, measure]),
  );
  const rows = [...seen.values()]
    .sort((a, b) => a.number - b.number)
    .map((measure) => [strong(`${measure.number}. ${measure.title}`), cell(measure.definition), cell(measure.formula)]);
  if (rows.length === 0) return [];
  return [
    chapter('definitions', 'Définitions', STEP),
    {
      kind: 'table',
      caption: 'Ce que mesure chaque indicateur (A : le numérateur ; B : le dénominateur)',
      columns: [column('Indicateur', 32), column('Définition', 48), column('Calcul', 20)],
      rows,
      compact: true,
    },
  ];
}

export function reviewDocument(review: Review): SchemeDocument {
  const single = review.buyers.length === 1;
  const next = [...actions(review), ...missing(review)];
  const nodes = [
    ...essentials(review),
    ...law(review),
    ...review.buyers.flatMap((buyer, index) => [
      chapter(`acheteur-${index + 1}`, single ? `Taux réels ${yearsText(review)}` : buyer.name, STEP),
      ...buyerNodes(review, buyer),
    ]),
    ...(next.length > 0 ? [chapter('suites', 'Actions et suites', STEP), ...next] : []),
    ...definitions(review),
  ];
  return {
    title: kindTitle(review),
    subtitle: review.scheme.title,
    organisation: review.scheme.organisation,
    period: yearsText(review),
    statement: frozenSentence(review),
    draft: false,
    example: review.scheme.example,
    colour: review.scheme.colour,
    lawDate: frenchTypography(formatDay(madeOn(review))),
    nodes: typesetNodes(nodes),
  };
}
