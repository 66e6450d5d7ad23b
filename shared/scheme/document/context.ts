/** Why the scheme, for whom and how long, where we stand, how it was written. */
import type { Scheme } from '../../api/schemes.ts';
import { formatDay, formatMoney, formatNumber } from '../../format.ts';
import { formatMeasure } from '../../indicators/measure.ts';
import { ORGANISATION_LABELS } from '../../labels.ts';
import { schemeBuyers, severalBuyers } from '../buyers.ts';
import { callout, cell, chapter, chapterWith, type Chapter, column, gap, missingCell, paragraph, richText, section, strong, typedText } from './helpers.ts';
import type { DocumentMaterials, DocumentNode } from './nodes.ts';

const POSITIONS = { obliged: 'Schéma obligatoire', voluntary: 'Schéma volontaire', unknown: 'Position juridique à déterminer' } as const;

/** What the articles that found the scheme say on the day, with how sure we are. */
function legalBasis({ references }: DocumentMaterials): DocumentNode[] {
  const found = ['ccp-l2111-3', 'ccp-d2111-3'].flatMap((id) => references.find((reference) => reference.id === id) ?? []);
  const rows = found.flatMap(({ citation, current }) =>
    current ? [[strong(citation), cell(current.says), cell(`depuis le ${formatDay(current.from)}`)]] : [],
  );
  return rows.length === 0
    ? []
    : [
        {
          kind: 'table',
          caption: 'Ce que demande le code, dans nos mots',
          columns: [column('Article', 22), column('Ce qu’il dit', 56), column('En vigueur', 22)],
          rows,
          compact: true,
        },
      ];
}

const why: Chapter = (scheme, materials) => {
  const { legal, texts } = scheme;
  const position =
    legal.position === 'unknown' && legal.reason === ''
      ? []
      : [section('position', 'Position de l’organisation'), callout('info', POSITIONS[legal.position]), ...typedText(legal.reason)];
  const own = [...richText(texts.context), ...position];
  const content = own.length === 0 ? [] : [...own, section('textes-applicables', 'Textes applicables'), ...legalBasis(materials)];
  return chapterWith(
    chapter('contexte', 'Pourquoi ce schéma', 'cadre'),
    content,
    gap(materials, 'pourquoi', 'Dites pourquoi l’organisation adopte ce schéma et sous quel texte.', 'textes#context'),
  );
};

const yesNo = (value: boolean | null): string => (value === null ? 'non précisé' : value ? 'oui' : 'non');

function identity({ organisation, legal, period }: Scheme): DocumentNode[] {
  const rows: [string, string][] = [
    ['Acheteur', organisation.name],
    ['Type', organisation.kind ? ORGANISATION_LABELS[organisation.kind] : ''],
    ['SIREN', organisation.siren.replace(/(\d{3})(?=\d)/g, '$1\u202f')],
    ['Population', organisation.population === null ? '' : `${formatNumber(organisation.population)} habitants`],
    [
      'Achats annuels',
      organisation.annualPurchasesCents === null
        ? 'inconnus'
        : `${formatMoney(organisation.annualPurchasesCents)} hors taxes${organisation.purchasesYear ? ` (${organisation.purchasesYear})` : ''}`,
    ],
    ['Période', period.from && period.to ? `du ${formatDay(period.from)} au ${formatDay(period.to)}` : ''],
    ['Travaux compris', yesNo(legal.worksIncluded)],
    ['Concessions suivies', yesNo(legal.concessionsIncluded)],
    ['Schéma mutualisé', legal.shared ? `oui, entre ${schemeBuyers({ organisation, legal }).length} acheteurs` : 'non'],
  ];
  const known = rows.filter(([, value]) => value !== '');
  return [
    {
      kind: 'table',
      caption: 'Carte d’identité du schéma',
      columns: [column('Élément', 30), column('Valeur', 70)],
      rows: known.map(([label, value]) => [strong(label), cell(value)]),
    },
  ];
}

function buyers(scheme: Scheme): DocumentNode[] {
  const list = severalBuyers(scheme);
  if (list.length === 0) return [];
  return [
    section('acheteurs', 'Acheteurs associés'),
    paragraph(
      'Les objectifs du schéma et leur suivi sont mis en commun ; les indicateurs, publiés tous les deux ans, sont établis pour chaque acheteur (article L. 2111-3 du code de la commande publique, troisième et quatrième alinéas).',
    ),
    {
      kind: 'table',
      caption: 'Acheteurs du schéma commun',
      columns: [column('Acheteur', 70), column('SIREN', 30)],
      rows: list.map(({ name, siren }) => [strong(name), siren === null ? missingCell('à indiquer') : cell(siren.replace(/(\d{3})(?=\d)/g, '$1\u202f'))]),
    },
  ];
}

const perimeter: Chapter = (scheme) =>
  scheme.organisation.name === '' && scheme.texts.perimeter.length === 0
    ? []
    : [chapter('perimetre', 'Périmètre et durée', 'cadre'), ...identity(scheme), ...richText(scheme.texts.perimeter), ...buyers(scheme)];

function figuresTable({ figures }: Scheme): DocumentNode[] {
  if (figures.length === 0) return [];
  const rows = figures.map(({ label, unit, value, year, source }) => [
    strong(label),
    value === null ? missingCell('inconnu') : cell(formatMeasure(unit, value)),
    cell(year === null ? '' : String(year)),
    cell(source),
  ]);
  return [
    section('chiffres', 'Les achats en chiffres'),
    {
      kind: 'table',
      caption: 'Chiffres connus à la date du schéma',
      columns: [column('Donnée', 38), column('Valeur', 18, 'right'), column('Année', 10, 'center'), column('Source', 34)],
      rows,
    },
    callout('source', 'Une valeur inconnue est écrite comme telle : elle ne vaut ni zéro, ni non.'),
  ];
}

const baseline: Chapter = (scheme, materials) => {
  const { texts } = scheme;
  const content = [
    ...richText(texts.method),
    ...figuresTable(scheme),
    ...(texts.strengths.length > 0 ? [section('forces', 'Points d’appui'), ...richText(texts.strengths)] : []),
    ...(texts.weaknesses.length > 0 ? [section('faiblesses', 'Points à améliorer'), ...richText(texts.weaknesses)] : []),
  ];
  return chapterWith(
    chapter('etat-des-lieux', 'Où nous en sommes', 'etat-des-lieux'),
    content,
    gap(materials, 'etat-des-lieux', 'L’état des lieux reste à écrire ; un chiffre inconnu se note « inconnu ».', 'etat-des-lieux#figures'),
  );
};

const drafting: Chapter = (scheme, materials) => {
  const { consultation, texts } = scheme;
  const table: DocumentNode[] =
    consultation.length === 0
      ? []
      : [
          section('rencontres', 'Personnes et organisations consultées'),
          {
            kind: 'table',
            caption: 'Consultations menées',
            columns: [column('Qui', 27), column('Comment', 27), column('Quand', 16), column('Ce que cela a changé', 30)],
            rows: consultation.map(({ who, how, on, outcome }) => [strong(who), cell(how), cell(on ? formatDay(on) : ''), cell(outcome)]),
          },
        ];
  return chapterWith(
    chapter('elaboration', 'Comment le schéma a été écrit', 'concertation'),
    [...richText(texts.drafting), ...table],
    gap(materials, 'elaboration', 'Dites qui a été consulté et ce que cela a changé.', 'concertation#consultation'),
  );
};

export const contextChapters: Chapter = (scheme, materials) => [
  ...why(scheme, materials),
  ...perimeter(scheme, materials),
  ...baseline(scheme, materials),
  ...drafting(scheme, materials),
];
