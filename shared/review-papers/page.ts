/**
 * The page to put on the buyer's own site: one HTML file, no script, nothing asked of anywhere. Headings in order, a caption and the scope of its
 * headers for each table, a region that scrolls by keyboard where a table is wider than the screen. Every text that came from outside is escaped.
 */
import type { Measure } from '../api/indicators.ts';
import type { Review, ReviewBuyer } from '../api/reviews.ts';
import { formatDay } from '../format.ts';
import { CATEGORIES, LEGAL_INDICATORS, LEGAL_LABELS } from '../reviews/categories.ts';
import { coveredYears, measureOf, schemeOf } from '../reviews/freeze.ts';
import { yearsText } from '../reviews/labels.ts';
import { frenchTypography } from '../typography.ts';
import { pageStyle } from './page-style.ts';
import {
  asideTexts,
  DOUBT,
  fractionText,
  frozenSentence,
  inCategory,
  KNOWN_ONLY,
  lawLines,
  lawVersion,
  madeOn,
  OVERLAP,
  restsOnText,
  STILL_UNKNOWN,
  scope,
  shown,
  sourceText,
  targetText,
  title,
  UNKNOWN,
} from './words.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Set in French, then escaped; control characters have no place in a page. */
const text = (value: string): string =>
  frenchTypography(value)
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

type Column = { title: string; figure?: boolean };
type Cell = { lines: readonly string[]; unknown?: boolean };

function row([first, ...others]: readonly Cell[], columns: readonly Column[]): string {
  const lines = (cell: Cell): string => cell.lines.filter(Boolean).map(text).join('<br>');
  const cells = others.map((cell, index) => {
    const names = [columns[index + 1]?.figure ? 'figure' : '', cell.unknown ? 'unknown' : ''].filter(Boolean).join(' ');
    return `<td role="cell" data-label="${text(columns[index + 1]?.title ?? '')}"${names ? ` class="${names}"` : ''}>${lines(cell)}</td>`;
  });
  return `<tr role="row"><th role="rowheader" scope="row">${first ? lines(first) : ''}</th>${cells.join('')}</tr>`;
}

/** On a phone each row is stacked, and roles keep it a table; wider than its place, it scrolls on its own, by keyboard too. */
function table(id: string, caption: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): string {
  const heads = columns.map(({ title: name, figure }) => `<th role="columnheader" scope="col"${figure ? ' class="figure"' : ''}>${text(name)}</th>`).join('');
  return [
    `<div class="wide" role="region" aria-labelledby="${id}" tabindex="0">`,
    `<table role="table"><caption id="${id}">${text(caption)}</caption>`,
    `<thead role="rowgroup"><tr role="row">${heads}</tr></thead>`,
    `<tbody role="rowgroup">${rows.map((cells) => row(cells, columns)).join('\n')}</tbody></table></div>`,
  ].join('\n');
}

const paragraph = (value: string, name = ''): string => `<p${name ? ` class="${name}"` : ''}>${text(value)}</p>`;
const bullets = (items: readonly string[]): string => `<ul>${items.map((item) => `<li>${text(item)}</li>`).join('')}</ul>`;
const cell = (...lines: string[]): Cell => ({ lines });

function valuesCell(review: Review, buyer: ReviewBuyer, indicator: string | null): Cell {
  if (indicator === null) return cell('non suivi');
  const years = coveredYears(review);
  const measures = years.map((year) => measureOf(buyer, indicator, year));
  const lines = measures.map((measure, index) => (years.length > 1 ? `${years[index]} : ${inCategory(measure)}` : inCategory(measure)));
  return { lines, unknown: measures.every((measure) => (measure?.value ?? null) === null) };
}

function categories(review: Review, buyer: ReviewBuyer, key: string): string {
  return table(
    `taux-${key}`,
    `Part des achats de chaque catégorie, ${buyer.name}, ${yearsText(review)}`,
    [
      { title: 'Catégorie' },
      { title: 'En nombre de contrats', figure: true },
      { title: 'En valeur', figure: true },
      { title: 'Cible du schéma', figure: true },
    ],
    CATEGORIES.map(({ title: name, law, number, value }) => {
      const targets = [...new Set([number, value].flatMap((id) => (id === null ? [] : targetText(schemeOf(review.scheme, buyer), id, review.year))))].filter(
        Boolean,
      );
      return [
        cell(name, law === 'C6' ? '' : LEGAL_LABELS[law]),
        valuesCell(review, buyer, number),
        valuesCell(review, buyer, value),
        targets.length > 0 ? cell(...targets) : { lines: ['pas de cible'], unknown: true },
      ];
    }),
  );
}

function evolution(review: Review, buyer: ReviewBuyer, key: string): string {
  const known = buyer.measures.filter(({ indicator, value }) => value !== null && LEGAL_INDICATORS.includes(indicator));
  const years = [...new Set([...known.map(({ year }) => year), ...coveredYears(review)])].sort((a, b) => a - b).slice(-6);
  const ids = LEGAL_INDICATORS.filter((id) => known.some(({ indicator }) => indicator === id));
  if (ids.length === 0 || years.length < 2) return '';
  return [
    '<h3>Évolution</h3>',
    table(
      `evolution-${key}`,
      `Évolution des taux connus, ${buyer.name}`,
      [{ title: 'Indicateur' }, ...years.map((year) => ({ title: String(year), figure: true }))],
      ids.map((id) => [
        cell(known.find(({ indicator }) => indicator === id)?.title ?? id),
        ...years.map((year): Cell => {
          const measure = measureOf(buyer, id, year);
          return { lines: [shown(measure)], unknown: (measure?.value ?? null) === null };
        }),
      ]),
    ),
  ].join('\n');
}

function coverage(review: Review, buyer: ReviewBuyer, key: string): string {
  const several = review.fromYear < review.year;
  const measures = buyer.measures.filter(({ indicator, year, value }) => year >= review.fromYear && value !== null && LEGAL_INDICATORS.includes(indicator));
  if (measures.length === 0) return '';
  const line = (measure: Measure): Cell[] => [
    cell(measure.title, several ? String(measure.year) : ''),
    cell(fractionText(measure), restsOnText(measure)),
    cell(...asideTexts(measure)),
    cell(sourceText(measure)),
  ];
  return [
    '<h3>Ce que couvrent ces taux</h3>',
    paragraph(KNOWN_ONLY),
    table(
      `couverture-${key}`,
      `Calcul, couverture et source de chaque taux, ${buyer.name}`,
      [{ title: 'Indicateur' }, { title: 'Calcul et couverture' }, { title: 'Mis à part' }, { title: 'Source' }],
      [...measures].sort((a, b) => a.number - b.number || a.year - b.year).map(line),
    ),
  ].join('\n');
}

function buyerPart(review: Review, buyer: ReviewBuyer, index: number): string {
  const key = String(index + 1);
  const head = `<section aria-labelledby="acheteur-${key}"><h2 id="acheteur-${key}">${text(buyer.name)}</h2>`;
  if (buyer.siren === null && review.buyers.length > 1)
    return `${head}${paragraph('Aucun taux : le numéro SIREN de cet acheteur n’est pas dans le schéma, ses marchés ne peuvent pas être reconnus.')}</section>`;
  return [
    head,
    ...(buyer.siren === null ? [] : [paragraph(`SIREN ${buyer.siren}`, 'soft')]),
    '<h3>Taux réels par catégorie</h3>',
    categories(review, buyer, key),
    paragraph(OVERLAP, 'note'),
    evolution(review, buyer, key),
    coverage(review, buyer, key),
    '</section>',
  ]
    .filter(Boolean)
    .join('\n');
}

function unknown({ missing }: Review): string {
  if (missing.length === 0) return '';
  const said = missing.map((sentence) => sentence.replace(/ (Pour le connaître,|Écrivez-le) .*$/, ''));
  return `<section aria-labelledby="inconnu"><h2 id="inconnu">Ce qui reste ${UNKNOWN}</h2>${paragraph(STILL_UNKNOWN)}${bullets(said)}</section>`;
}

const law = (review: Review): string =>
  [
    '<section aria-labelledby="loi"><h2 id="loi">Ce que demande la loi</h2>',
    bullets(lawLines(review.scheme).map(({ asks, article }) => `${asks.replace(/\.$/, '')} (CCP, art. ${article}).`)),
    paragraph(lawVersion(review), 'soft'),
    paragraph(DOUBT, 'soft'),
    '</section>',
  ].join('\n');

function contents({ buyers, missing }: Review): string {
  const links = [
    ...buyers.map(({ name }, index) => `<li><a href="#acheteur-${index + 1}">${text(name)}</a></li>`),
    ...(missing.length > 0 ? [`<li><a href="#inconnu">Ce qui reste ${UNKNOWN}</a></li>`] : []),
    '<li><a href="#loi">Ce que demande la loi</a></li>',
  ];
  return `<nav aria-label="Sommaire"><ul>${links.join('')}</ul></nav>`;
}

/** Definitions once, of what the page shows. */
function definitions({ buyers }: Review): string {
  const seen = new Map(
    buyers
      .flatMap(({ measures }) => measures)
      .filter(({ indicator }) => LEGAL_INDICATORS.includes(indicator))
      .map((measure) => [measure.indicator, measure]),
  );
  if (seen.size === 0) return '';
  return [
    '<section aria-labelledby="definitions"><h2 id="definitions">Définitions</h2>',
    table(
      'table-definitions',
      'Ce que mesure chaque indicateur (A : le numérateur ; B : le dénominateur)',
      [{ title: 'Indicateur' }, { title: 'Définition' }, { title: 'Calcul' }],
      [...seen.values()].sort((a, b) => a.number - b.number).map((measure) => [cell(measure.title), cell(measure.definition), cell(measure.formula)]),
    ),
    '</section>',
  ].join('\n');
}

export function reviewPage(review: Review): string {
  const { scheme } = review;
  const name = text(`${title(review)} – ${scheme.title}`);
  return [
    '<!DOCTYPE html>',
    '<html lang="fr">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${name}</title>`,
    `<style>${pageStyle(scheme.colour)}</style></head>`,
    '<body>',
    '<header>',
    ...(scheme.organisation ? [paragraph(scheme.organisation, 'soft')] : []),
    `<h1>${text(title(review))}</h1>`,
    paragraph(scheme.title),
    ...(scheme.example ? [paragraph('Exemple : ces chiffres ne sont ceux d’aucune organisation.', 'note')] : []),
    paragraph(`${scope(review)} ${frozenSentence(review)}`),
    contents(review),
    '</header>',
    '<main>',
    ...review.buyers.map((buyer, index) => buyerPart(review, buyer, index)),
    unknown(review),
    law(review),
    definitions(review),
    '</main>',
    `<footer>${paragraph(`Chiffres arrêtés le ${formatDay(madeOn(review))}. Les données de cette page se téléchargent au format CSV ou JSON quand elles sont jointes.`, 'soft')}</footer>`,
    '</body>',
    '</html>',
    '',
  ]
    .filter(Boolean)
    .join('\n');
}
