/** What the report says of one buyer: rates by category, trajectories, what they cover, the other indicators. */
import type { Measure } from '../api/indicators.ts';
import type { Review, ReviewBuyer } from '../api/reviews.ts';
import { formatMeasure, UNIT_LABELS } from '../indicators/measure.ts';
import { CATEGORIES, LEGAL_INDICATORS, LEGAL_LABELS, SPLITS } from '../reviews/categories.ts';
import { coveredYears, measureOf, schemeOf } from '../reviews/freeze.ts';
import { callout, cell, column, missingCell, paragraph, section, strong } from '../scheme/document/helpers.ts';
import type { Cell, DocumentNode } from '../scheme/document/nodes.ts';
import { asideTexts, fractionText, inCategory, KNOWN_ONLY, OVERLAP, restsOnText, shown, sourceText, targetText, targetVerdict, UNKNOWN } from './words.ts';

/** Values of one indicator over the years, one line each when there are several. */
function valuesCell(review: Review, buyer: ReviewBuyer, indicator: string | null): Cell {
  if (indicator === null) return cell('non suivi');
  const years = coveredYears(review);
  const measures = years.map((year) => measureOf(buyer, indicator, year));
  const lines = measures.flatMap((measure, index) => {
    const text = `${years.length > 1 ? `${years[index]} : ` : ''}${inCategory(measure)}`;
    const verdict = measure ? targetVerdict(schemeOf(review.scheme, buyer), measure) : '';
    return verdict ? [text, verdict] : [text];
  });
  return measures.every((measure) => (measure?.value ?? null) === null) ? missingCell(years.length > 1 ? lines.join('\n') : UNKNOWN) : cell(...lines);
}

const targetCell = (review: Review, buyer: ReviewBuyer, ids: readonly (string | null)[]): Cell => {
  const texts = ids.flatMap((id) => (id === null ? [] : targetText(schemeOf(review.scheme, buyer), id, review.year))).filter(Boolean);
  return texts.length === 0 ? missingCell('pas de cible') : cell(...new Set(texts));
};

function categoriesTable(review: Review, buyer: ReviewBuyer): DocumentNode {
  return {
    kind: 'table',
    caption: `Taux réels par catégorie, ${buyer.name}`,
    columns: [column('Catégorie', 40), column('En nombre', 20, 'right'), column('En valeur', 20, 'right'), column('Cible', 20, 'right')],
    rows: CATEGORIES.map(({ title, law, number, value }) => [
      strong(title, law === 'C6' ? '' : LEGAL_LABELS[law]),
      valuesCell(review, buyer, number),
      valuesCell(review, buyer, value),
      targetCell(review, buyer, [number, value]),
    ]),
    compact: true,
  };
}

/** Years with something known of the buyer, oldest first, those covered included. */
const yearsKnown = (review: Review, buyer: ReviewBuyer): number[] =>
  [...new Set([...buyer.measures.filter(({ value }) => value !== null).map(({ year }) => year), ...coveredYears(review)])].sort((a, b) => a - b);

const CHARTS: readonly { id: string; title: string; indicators: readonly string[] }[] = [
  {
    id: 'social',
    title: 'Achats à considération sociale',
    indicators: ['considerations-sociales-nombre', 'considerations-sociales-valeur', 'clause-sociale-nombre', 'marches-reserves-valeur'],
  },
  {
    id: 'environment',
    title: 'Achats à considération environnementale',
    indicators: ['considerations-environnementales-nombre', 'considerations-environnementales-valeur'],
  },
  {
    id: 'companies',
    title: 'Achats auprès d’ESUS, et auprès d’entreprises inclusives (taux qui se recouvrent)',
    indicators: ['achats-esus', 'achats-publics-vulnerables'],
  },
];

type Curve = { title: string; points: { label: string; value: number | null }[] };

function curveOf(buyer: ReviewBuyer, indicator: string, years: readonly number[]): Curve | null {
  const points = years.map((year) => ({ label: String(year), value: measureOf(buyer, indicator, year)?.value ?? null }));
  const title = buyer.measures.find((measure) => measure.indicator === indicator)?.title ?? indicator;
  return points.filter(({ value }) => value !== null).length >= 2 ? { title, points } : null;
}

const described = ({ title, points }: Curve): string =>
  `${title} : ${points.map(({ label, value }) => `${value === null ? UNKNOWN : formatMeasure('rate', value)} en ${label}`).join(', ')}`;

/** A curve needs two years. */
function charts(buyer: ReviewBuyer, years: readonly number[]): DocumentNode[] {
  return CHARTS.flatMap(({ id, title, indicators }): DocumentNode[] => {
    const curves = indicators.flatMap((indicator) => curveOf(buyer, indicator, years) ?? []);
    if (curves.length === 0) return [];
    return [
      {
        kind: 'chart',
        id: `bilan-${buyer.siren ?? 'acheteur'}-${id}`,
        type: 'line',
        title,
        alt: `Courbes en\u00a0${UNIT_LABELS.rate}. ${curves.map(described).join('. ')}.`,
        unit: 'rate',
        axisTitle: UNIT_LABELS.rate,
        series: curves.map((curve) => ({ name: curve.title, points: curve.points })),
      },
    ];
  });
}

function trajectories(review: Review, buyer: ReviewBuyer): DocumentNode[] {
  const years = yearsKnown(review, buyer).slice(-6);
  const followed = LEGAL_INDICATORS.filter((id) => years.some((year) => (measureOf(buyer, id, year)?.value ?? null) !== null));
  if (followed.length === 0) return [paragraph('Aucune année n’est connue : la trajectoire viendra avec les premières données.')];
  const share = Math.floor(60 / years.length);
  const drawn = charts(buyer, years);
  return [
    ...(drawn.length > 0 ? drawn : [paragraph('Une seule année est connue pour chaque taux : la courbe viendra avec la suivante.')]),
    {
      kind: 'table',
      caption: `Trajectoires, ${buyer.name}`,
      columns: [column('Indicateur', 100 - share * years.length), ...years.map((year) => column(String(year), share, 'right'))],
      rows: followed.map((id) => [
        strong(buyer.measures.find(({ indicator }) => indicator === id)?.title ?? id),
        ...years.map((year) => {
          const measure = measureOf(buyer, id, year);
          return (measure?.value ?? null) === null ? missingCell(UNKNOWN) : cell(shown(measure));
        }),
      ]),
      compact: true,
    },
  ];
}

const coveredMeasures = (review: Review, buyer: ReviewBuyer): Measure[] => buyer.measures.filter(({ year }) => year >= review.fromYear);

function coverage(review: Review, buyer: ReviewBuyer): DocumentNode {
  const several = review.fromYear < review.year;
  const rows = coveredMeasures(review, buyer)
    .filter(({ indicator, value }) => LEGAL_INDICATORS.includes(indicator) && value !== null)
    .sort((a, b) => a.number - b.number || a.year - b.year)
    .map((measure) => [
      strong(measure.title, several ? String(measure.year) : ''),
      cell(fractionText(measure), restsOnText(measure)),
      cell(...asideTexts(measure)),
      cell(sourceText(measure)),
    ]);
  return {
    kind: 'table',
    caption: `Ce que couvrent les taux, ${buyer.name}`,
    columns: [column('Indicateur', 26), column('Calcul et couverture', 30), column('Mis à part', 20), column('Source', 24)],
    rows: rows.length > 0 ? rows : [[cell('Aucun taux connu.'), cell(''), cell(''), cell('')]],
    compact: true,
  };
}

function splits(review: Review, buyer: ReviewBuyer): DocumentNode[] {
  return coveredMeasures(review, buyer)
    .filter(({ indicator, split }) => SPLITS.includes(indicator) && split.length > 0)
    .map((measure) => ({
      kind: 'table',
      caption: `${measure.title}, ${measure.year}`,
      columns: [column('Part', 60), column('Valeur', 40, 'right')],
      rows: measure.split.map(({ label, value }) => [strong(label), value === null ? missingCell(UNKNOWN) : cell(formatMeasure(measure.unit, value))]),
      compact: true,
    }));
}

function others(review: Review, buyer: ReviewBuyer): DocumentNode[] {
  const measures = coveredMeasures(review, buyer).filter(({ indicator, value }) => !LEGAL_INDICATORS.includes(indicator) && value !== null);
  if (measures.length === 0) return [];
  const several = review.fromYear < review.year;
  return [
    section(`autres-${buyer.siren ?? 'acheteur'}`, 'Autres indicateurs connus'),
    {
      kind: 'table',
      caption: `Autres indicateurs, ${buyer.name}`,
      columns: [column('Indicateur', 34), column('Valeur', 16, 'right'), column('Calcul, couverture et source', 50)],
      rows: measures.map((measure) => [
        strong(measure.title, several ? String(measure.year) : ''),
        cell(shown(measure), targetVerdict(schemeOf(review.scheme, buyer), measure)),
        cell(fractionText(measure), restsOnText(measure), sourceText(measure)),
      ]),
      compact: true,
    },
  ];
}

/** Under the buyer's own chapter. */
export function buyerNodes(review: Review, buyer: ReviewBuyer): DocumentNode[] {
  const key = buyer.siren ?? 'acheteur';
  if (buyer.siren === null && review.buyers.length > 1)
    return [callout('doubt', 'Aucun taux pour cet acheteur : son numéro SIREN n’est pas dans le schéma. Ses marchés ne peuvent donc pas être reconnus.')];
  return [
    section(`taux-${key}`, 'Taux réels par catégorie'),
    categoriesTable(review, buyer),
    callout('info', OVERLAP),
    ...splits(review, buyer),
    section(`trajectoires-${key}`, 'Trajectoires'),
    ...trajectories(review, buyer),
    section(`couverture-${key}`, 'Couverture, et ce qui est mis à part'),
    paragraph(KNOWN_ONLY),
    coverage(review, buyer),
    ...others(review, buyer),
  ];
}
