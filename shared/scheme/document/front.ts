/** Opening: the elected member's word, and the scheme on one page. */
import type { Scheme } from '../../api/schemes.ts';
import { formatKnown, formatMeasure } from '../../indicators/measure.ts';
import { finalTarget } from '../../indicators/target.ts';
import { formatMoney, formatNumber } from '../../format.ts';
import { cell, chapter, chapterWith, type Chapter, column, gap, periodText, richText, strong } from './helpers.ts';
import type { DocumentNode } from './nodes.ts';

const foreword: Chapter = ({ texts }, materials) =>
  chapterWith(
    chapter('mot', 'Le mot de l’élu', 'textes', false),
    richText(texts.foreword),
    gap(materials, 'mot-elu', 'Le mot de l’élu reste à écrire.', 'textes#foreword'),
  );

/** Millions read better than cents on a cover page. */
const bigMoney = (cents: number): string => (cents >= 1_000_000_00 ? `${formatNumber(Math.round(cents / 1_000_000_0) / 10)}\u00a0M€` : formatMoney(cents));

function figures(scheme: Scheme): DocumentNode[] {
  const { organisation, axes } = scheme;
  const objectives = axes.flatMap((axis) => axis.objectives);
  const actions = objectives.flatMap((objective) => objective.actions);
  const items = [
    ...(organisation.annualPurchasesCents === null
      ? []
      : [
          {
            label: 'd’achats par an',
            value: bigMoney(organisation.annualPurchasesCents),
            detail: organisation.purchasesYear ? `hors taxes, ${organisation.purchasesYear}` : 'hors taxes',
          },
        ]),
    ...(objectives.length === 0
      ? []
      : [
          {
            label: objectives.length > 1 ? 'objectifs' : 'objectif',
            value: String(objectives.length),
            detail: `en ${axes.length} ${axes.length > 1 ? 'axes' : 'axe'}`,
          },
        ]),
    ...(actions.length === 0 ? [] : [{ label: actions.length > 1 ? 'actions' : 'action', value: String(actions.length), detail: periodText(scheme) }]),
    ...(scheme.indicators.length === 0
      ? []
      : [
          {
            label: scheme.indicators.length > 1 ? 'indicateurs' : 'indicateur',
            value: String(scheme.indicators.length),
            detail: scheme.followUp.publicationMonths === null ? 'suivis chaque année' : `publiés tous les ${scheme.followUp.publicationMonths} mois`,
          },
        ]),
  ];
  return items.length === 0 ? [] : [{ kind: 'keyFigures', items }];
}

function axisTable({ axes, indicators }: Scheme): DocumentNode[] {
  if (axes.length === 0) return [];
  const rows = axes.map((axis, index) => {
    const targets = indicators.filter((indicator) => indicator.axisId === axis.id && finalTarget(indicator)).slice(0, 3);
    return [
      strong(`Axe ${index + 1}. ${axis.title}`),
      cell(...axis.objectives.map((objective) => objective.title)),
      cell(
        ...targets.map((indicator) => {
          const target = finalTarget(indicator);
          return target ? `${indicator.title} : ${formatMeasure(indicator.unit, target.value)} en ${target.year}` : '';
        }),
      ),
    ];
  });
  return [
    {
      kind: 'table',
      caption: 'Axes, objectifs et cibles principales',
      columns: [column('Axe', 22), column('Objectifs', 43), column('Cibles', 35)],
      rows,
      compact: true,
    },
  ];
}

/** The two targets that article L. 2111-3 wants apart. */
function separateTargets({ indicators }: Scheme): DocumentNode[] {
  const named = (
    [
      ['C7a', 'Entreprises solidaires d’utilité sociale (ESUS)'],
      ['C7b', 'Entreprises employant des publics défavorisés ou vulnérables'],
    ] as const
  ).flatMap(([code, label]) => {
    const indicator = indicators.find((item) => item.legal.includes(code));
    const target = indicator && finalTarget(indicator);
    return indicator && target
      ? [[strong(label), cell(formatKnown(indicator.unit, indicator.baseline)), cell(`${formatMeasure(indicator.unit, target.value)} en ${target.year}`)]]
      : [];
  });
  return named.length === 0
    ? []
    : [
        {
          kind: 'table',
          caption: 'Les deux cibles que la loi demande séparément',
          columns: [column('Catégorie d’achats', 56), column('Aujourd’hui', 20, 'right'), column('Cible', 24, 'right')],
          rows: named,
        },
      ];
}

/** One page: what the person wrote, or else the axes with their targets; never both. */
const summary: Chapter = (scheme, materials) => {
  const body = scheme.texts.summary.length > 0 ? richText(scheme.texts.summary) : axisTable(scheme);
  const content = [...figures(scheme), ...body, ...separateTargets(scheme)];
  return chapterWith(
    chapter('synthese', 'Le schéma en une page', 'textes', false),
    content,
    gap(materials, 'synthese', 'La synthèse se compose toute seule dès que des axes et des cibles sont écrits.', 'axes'),
  );
};

export const frontChapters: Chapter = (scheme, materials) => [...foreword(scheme, materials), ...summary(scheme, materials)];
