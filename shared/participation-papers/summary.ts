/** The summary of a consultation as a Word annex: how it was held, what was counted, what was taken into account, then every comment that was published. */
import type { Participation, ParticipationAnswer, ParticipationComment } from '../api/participations.ts';
import type { Day } from '../days.ts';
import { counted, formatDay, formatNumber } from '../format.ts';
import type { DocumentNode } from '../scheme/document/nodes.ts';
import { endOf, NOT_ASKED, numbersText, OUTCOME_LABELS, type ParticipationSummary, placeTitle, qualityLabel } from '../scheme/participation.ts';
import { type Paper, typeset } from '../tender-papers/paper.ts';

export type SummaryMaterial = {
  participation: Pick<Participation, 'title' | 'opensOn' | 'closesOn' | 'closedAt' | 'withdrawnAt' | 'places' | 'takesComments'>;
  schemeTitle: string;
  summary: ParticipationSummary;
  comments: readonly ParticipationComment[];
  answers: readonly ParticipationAnswer[];
  on: Day;
};

const section = (id: string, title: string, level: 2 | 3 = 2): DocumentNode => ({ kind: 'section', level, title, numbered: false, id });
const callout = (tone: 'info' | 'source', ...lines: string[]): DocumentNode => ({ kind: 'callout', tone, lines });

/** Words of people and of the buyer, paragraph by paragraph, as they were written. */
const written = (value: string): DocumentNode[] => {
  const paragraphs = value.split('\n').filter((line) => line.trim() !== '');
  return paragraphs.length === 0
    ? []
    : [{ kind: 'blocks', blocks: paragraphs.map((line) => ({ kind: 'paragraph', content: [{ kind: 'text', text: line }] })) }];
};

const table = (caption: string, head: string, rows: readonly (readonly [string, ...number[]])[], ...titles: string[]): DocumentNode => ({
  kind: 'table',
  caption,
  columns: [{ title: head, align: 'left', width: 100 - 20 * titles.length }, ...titles.map((title) => ({ title, align: 'right' as const, width: 20 }))],
  rows: rows.map(([title, ...figures]) => [{ lines: [title], strong: true }, ...figures.map((figure) => ({ lines: [formatNumber(figure)] }))]),
});

function counts({ received, accepted, refused, duplicate, waiting, erased, byPlace, byQuality, byReason, byOutcome }: ParticipationSummary): DocumentNode[] {
  return [
    section('comptes', 'Ce qui a été reçu'),
    {
      kind: 'keyFigures',
      items: [
        { label: 'Avis reçus', value: formatNumber(received), detail: '' },
        { label: 'Publiés', value: formatNumber(accepted), detail: `dont ${counted(byOutcome.taken, 'pris en compte', 'pris en compte')}` },
        { label: 'Non publiés', value: formatNumber(refused + duplicate), detail: `${counted(refused, 'refusé')}, ${counted(duplicate, 'doublon')}` },
      ],
    },
    ...(waiting > 0
      ? [callout('info', `${counted(waiting, 'avis attend encore sa', 'avis attendent encore leur')} modération : cette synthèse n’est pas complète.`)]
      : []),
    ...(erased > 0
      ? [callout('source', `${counted(erased, 'avis a été effacé à la demande de son auteur', 'avis ont été effacés à la demande de leurs auteurs')}.`)]
      : []),
    ...(byPlace.length > 0
      ? [
          table(
            'Avis publiés, par passage',
            'Passage',
            byPlace.map((line) => [line.title, line.accepted, line.taken] as const),
            'Publiés',
            'Pris en compte',
          ),
        ]
      : []),
    ...(byQuality.length > 0
      ? [
          table(
            'Avis publiés, par qualité déclarée',
            'À titre de',
            byQuality.map((line) => [line.title, line.accepted] as const),
            'Publiés',
          ),
        ]
      : []),
    ...(byReason.length > 0
      ? [
          table(
            'Avis refusés, par motif',
            'Motif',
            byReason.map((line) => [line.title, line.refused] as const),
            'Refusés',
          ),
        ]
      : []),
    callout('source', 'La qualité est celle que chacun a déclarée : elle n’est pas vérifiée. Un avis ne compte ni pour une personne, ni pour un vote.'),
  ];
}

function takenInto({ taken }: ParticipationSummary): DocumentNode[] {
  if (taken.length === 0) return [];
  return [
    section('suites', 'Ce qui a été pris en compte'),
    {
      kind: 'table',
      caption: 'Avis pris en compte, et où',
      columns: [
        { title: 'Avis', align: 'left', width: 20 },
        { title: 'Où dans le schéma', align: 'left', width: 30 },
        { title: 'Réponse', align: 'left', width: 50 },
      ],
      rows: taken.map(({ numbers, heldIn, text }) => [{ lines: [numbersText(numbers)], strong: true }, { lines: [heldIn] }, { lines: text.split('\n') }]),
    },
  ];
}

function published({ comments, answers, participation: { places } }: SummaryMaterial): DocumentNode[] {
  const shown = comments.filter(({ state, erasedAt }) => state === 'accepted' && erasedAt === null);
  if (shown.length === 0) return [];
  return [
    section('avis', 'Les avis publiés'),
    ...shown.flatMap((comment): DocumentNode[] => {
      const answer = answers.find(({ id }) => id === comment.answerId);
      const signed = [`Avis n° ${comment.number}`, qualityLabel(comment.quality), ...(comment.nameShown && comment.name ? [comment.name] : [])].join(' · ');
      return [
        section(`avis-${comment.number}`, signed, 3),
        callout('source', [placeTitle(places, comment.place), ...(comment.quote ? [`« ${comment.quote} »`] : [])].join(' – ')),
        ...written(comment.text),
        ...(answer
          ? [callout('info', [OUTCOME_LABELS[answer.outcome], answer.heldIn].filter(Boolean).join(' : '), ...answer.text.split('\n').filter(Boolean))]
          : []),
      ];
    }),
  ];
}

export function summaryPaper(material: SummaryMaterial): Paper {
  const { participation, schemeTitle, summary, on } = material;
  const { title, opensOn, takesComments } = participation;
  return typeset({
    title: `Synthèse de la consultation publique : ${title}`,
    lead: `Sur le projet « ${schemeTitle} », du ${formatDay(opensOn)} au ${formatDay(endOf(participation))}.`,
    nodes: [
      callout('info', NOT_ASKED),
      ...(takesComments ? [] : [callout('info', 'Cette consultation donnait le texte à lire, sans recueil d’avis.')]),
      ...counts(summary),
      ...takenInto(summary),
      ...published(material),
    ],
    footer: `Synthèse établie le ${formatDay(on)}`,
  });
}
