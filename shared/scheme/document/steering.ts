/** Who decides, what is measured, how it is followed and taught, and the levers beside purchasing. */
import type { Scheme, SchemeIndicator } from '../../api/schemes.ts';
import { formatDay } from '../../format.ts';
import { SOURCE_LABELS } from '../../labels.ts';
import { byBuyerNodes, startTogether } from './by-buyer.ts';
import { indicatorRows } from './indicators.ts';
import { callout, cell, chapter, chapterWith, type Chapter, column, gap, paragraph, richText, section, strong, typedText } from './helpers.ts';
import type { DocumentNode } from './nodes.ts';

function bodies({ governance }: Scheme): DocumentNode[] {
  const lead = governance.lead ? [paragraph(`Le schéma est porté par : ${governance.lead.replace(/\.$/, '')}.`)] : [];
  if (governance.bodies.length === 0) return lead;
  const rows = governance.bodies.map(({ name, role, composition, frequency, decisions }) => [
    strong(name, frequency),
    cell(role),
    cell(composition),
    cell(decisions),
  ]);
  return [
    ...lead,
    section('instances', 'Instances'),
    {
      kind: 'table',
      caption: 'Instances du schéma',
      columns: [column('Instance', 22), column('Rôle', 26), column('Composition', 28), column('Ce qu’elle décide', 24)],
      rows,
      compact: true,
    },
  ];
}

function network({ people }: Scheme): DocumentNode[] {
  const referents: DocumentNode[] =
    people.referents.length === 0
      ? []
      : [
          section('referents', 'Référents'),
          {
            kind: 'table',
            caption: 'Référents, par direction',
            columns: [column('Direction', 36), column('Fonction', 32), column('Mission', 32)],
            rows: people.referents.map(({ department, function: role, mission }) => [strong(department), cell(role), cell(mission)]),
          },
        ];
  const facilitators: DocumentNode[] =
    people.facilitators.length === 0
      ? []
      : [
          section('facilitateurs', 'Facilitateurs'),
          {
            kind: 'table',
            caption: 'Facilitateurs de la clause sociale',
            columns: [column('Organisme', 42), column('Territoire', 30), column('Contact', 28)],
            rows: people.facilitators.map(({ organisation, territory, contact }) => [strong(organisation), cell(territory), cell(contact)]),
          },
        ];
  return [...referents, ...facilitators];
}

const governance: Chapter = (scheme, materials) =>
  chapterWith(
    chapter('gouvernance', 'Gouvernance', 'gouvernance'),
    [...richText(scheme.texts.governance), ...bodies(scheme), ...network(scheme)],
    gap(materials, 'gouvernance', 'Nommez les instances qui portent le schéma et ce qu’elles décident.', 'gouvernance#instances'),
  );

const LEGAL_MARKS: Record<SchemeIndicator['legal'][number], string> = {
  C6: '◆ taux publié',
  C7a: '◆ cible ESUS',
  C7b: '◆ cible publics défavorisés ou vulnérables',
};

function definitions(indicators: readonly SchemeIndicator[]): DocumentNode {
  const rows = indicators.map((item) => [
    strong(item.title, ...item.legal.map((mark) => LEGAL_MARKS[mark])),
    cell(item.definition, item.formula),
    cell(SOURCE_LABELS[item.source], item.frequency, item.baselineSource ? `Départ : ${item.baselineSource}` : ''),
  ]);
  return {
    kind: 'table',
    caption: 'Définition de chaque indicateur',
    columns: [column('Indicateur', 30), column('Définition et calcul', 42), column('Source et rythme', 28)],
    rows,
    compact: true,
  };
}

const indicators: Chapter = (scheme, materials) => {
  const list = scheme.indicators;
  const content: DocumentNode[] =
    list.length === 0
      ? []
      : [
          paragraph(
            'Les indicateurs marqués ◆ répondent à l’article L. 2111-3 du code de la commande publique. Les achats auprès d’ESUS et ceux auprès d’entreprises employant des publics défavorisés ou vulnérables sont suivis séparément : une même entreprise peut relever des deux, les taux ne s’additionnent pas.',
          ),
          section('cibles', 'Point de départ et cibles'),
          ...indicatorRows(
            list,
            materials.measured ?? null,
            'Tous les indicateurs, du point de départ aux cibles',
            startTogether(scheme, materials.measured ?? null),
          ),
          ...byBuyerNodes(scheme, materials.measured ?? null),
          section('definitions', 'Définitions et sources'),
          definitions(list),
        ];
  return chapterWith(
    chapter('indicateurs', 'Indicateurs et cibles', 'indicateurs'),
    content,
    gap(materials, 'indicateurs', 'Choisissez des indicateurs ; deux cibles séparées sont obligatoires.', 'indicateurs#liste'),
  );
};

const EVENT_KINDS = { 'annual-review': 'bilan annuel', publication: 'publication', committee: 'instance', revision: 'révision', other: '' } as const;

const followUp: Chapter = (scheme, materials) => {
  const { annualReview, publicationMonths, publicationPlace, calendar } = scheme.followUp;
  const dated = [...calendar].sort((a, b) => (a.on ?? '').localeCompare(b.on ?? ''));
  const content: DocumentNode[] = [
    ...richText(scheme.texts.followUp),
    ...(annualReview ? [section('bilan', 'Suivi annuel'), ...typedText(annualReview)] : []),
    ...(publicationMonths !== null || publicationPlace
      ? [
          section('publication', 'Publication'),
          paragraph(
            [
              publicationMonths === null ? '' : `Les indicateurs sont publiés tous les ${publicationMonths} mois.`,
              publicationPlace ? `Lieu de publication : ${publicationPlace.replace(/\.$/, '')}.` : '',
            ]
              .filter(Boolean)
              .join(' '),
          ),
        ]
      : []),
    ...(dated.length > 0
      ? [
          section('calendrier', 'Calendrier'),
          {
            kind: 'table' as const,
            caption: 'Rendez-vous du schéma',
            columns: [column('Date', 22), column('Rendez-vous', 56), column('Nature', 22)],
            rows: dated.map(({ on, what, kind }) => [strong(on ? formatDay(on) : 'récurrent'), cell(what), cell(EVENT_KINDS[kind])]),
          },
        ]
      : []),
  ];
  return chapterWith(
    chapter('suivi', 'Suivi, publication et révision', 'suivi'),
    content,
    gap(materials, 'suivi', 'Décrivez le suivi annuel et la publication des indicateurs.', 'suivi#bilan'),
  );
};

const training: Chapter = (scheme, materials) => {
  const { training: lines, texts } = scheme;
  const plan: DocumentNode[] =
    lines.length === 0
      ? []
      : [
          section('formation-plan', 'Plan de formation'),
          {
            kind: 'table',
            caption: 'Qui est formé, à quoi, quand',
            columns: [column('Public', 22), column('Contenu', 34), column('Durée', 12), column('Calendrier', 16), column('Objectif', 16)],
            rows: lines.map(({ audience, content, duration, calendar, target }) => [
              strong(audience),
              cell(content),
              cell(duration),
              cell(calendar),
              cell(target),
            ]),
            compact: true,
          },
        ];
  const communication = texts.communication.length === 0 ? [] : [section('communication', 'Communication'), ...richText(texts.communication)];
  return chapterWith(
    chapter('formation', 'Formation et communication', 'formation'),
    [...richText(texts.training), ...plan, ...communication],
    gap(materials, 'formation', 'Dites qui sera formé, à quoi et quand.', 'formation#plan'),
  );
};

const levers: Chapter = (scheme, materials) => {
  const { complementary, texts } = scheme;
  const own = complementary.flatMap((lever): DocumentNode[] => [
    section(`levier-${lever.id}`, lever.title),
    ...typedText(lever.text),
    ...(lever.steps.length > 0
      ? [
          {
            kind: 'blocks' as const,
            blocks: [{ kind: 'list' as const, ordered: false, items: lever.steps.map((step) => ({ content: [{ kind: 'text' as const, text: step }] })) }],
          },
        ]
      : []),
  ]);
  const content =
    own.length + texts.complementary.length === 0
      ? []
      : [
          callout('info', 'Ces actions complètent l’achat public ; elles n’en tiennent pas lieu et ne donnent aucun avantage dans l’attribution des marchés.'),
          ...richText(texts.complementary),
          ...own,
        ];
  return chapterWith(
    chapter('leviers', 'Leviers complémentaires de l’économie sociale et solidaire', 'leviers-ess'),
    content,
    gap(materials, 'leviers-complementaires', 'Facultatif : conventions, coopératives, tiers-lieux, évaluation avec les personnes concernées.', 'leviers-ess'),
  );
};

export const steeringChapters: Chapter = (scheme, materials) => [governance, indicators, followUp, training, levers].flatMap((part) => part(scheme, materials));
