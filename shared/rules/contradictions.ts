/**
 * Contradictions between the pieces of one consultation, or inside one: hours, publics, penalties, articles cited, lots.
 * X01…X05. The CCAP is the reference when it is there, then the data of the consultation.
 */
import { formatMoney } from '../format.ts';
import { PIECE_LABELS } from '../labels.ts';
import type { TenderContent } from '../api/tenders.ts';
import { isWithin } from './ccag-citations.ts';
import { articlesAbout, ccapCitations, lotCountsIn, lotsNamedIn, type Said, slicesIn, type Volume, volumesIn } from './cross-reading.ts';
import { hourlyPenalty } from './penalties.ts';
import { categoriesOf } from './publics.ts';
import { type Hit, type PieceContent, pieceOf, type Rule } from './rule.ts';
import { CCAP_TOPICS } from './topics.ts';

const base = { severity: 'attention', confidence: 'confirmed', references: ['ccp-l3'] } as const;
const EXPLANATION = 'Deux pièces qui ne disent pas la même chose laissent les candidats dans le doute, et l’acheteur sans obligation sûre pendant l’exécution.';

const ccapOf = (pieces: readonly PieceContent[]): PieceContent | null => pieces.find(({ facts }) => facts.kind === 'ccap') ?? null;
const others = (pieces: readonly PieceContent[], than: PieceContent): PieceContent[] => pieces.filter((piece) => piece !== than);
const hitOf = (piece: PieceContent, { sentence, matched }: Pick<Said, 'sentence' | 'matched'>, message: string): Hit => ({
  ...pieceOf(piece),
  paragraph: sentence.paragraph,
  matched,
  message,
});
const listOf = (values: readonly string[]): string => [...new Set(values)].join(', ');
const shortName = ({ facts }: PieceContent): string =>
  facts.kind === 'annexe' ? PIECE_LABELS.annexe : facts.kind === 'avis' ? 'avis' : facts.kind.toUpperCase();

/** Volumes to compare with: those of the same lot when both name one, else all of them. */
const comparable = (said: Volume, known: readonly Volume[]): readonly Volume[] => {
  const sameLot = known.filter(({ lot }) => lot !== null && lot === said.lot);
  return sameLot.length > 0 ? sameLot : known;
};

function hours(pieces: readonly PieceContent[], tender: TenderContent | null): Hit[] {
  const ccap = ccapOf(pieces);
  if (!ccap) return [];
  const reference = volumesIn(ccap);
  const between = others(pieces, ccap).flatMap((piece) =>
    volumesIn(piece).flatMap((said) => {
      const known = comparable(said, reference).map(({ value }) => value);
      return known.length === 0 || known.includes(said.value)
        ? []
        : [
            hitOf(
              piece,
              said,
              `${shortName(piece)} : ${said.value} heures d’insertion${said.lot ? ` pour le lot ${said.lot}` : ''}, et le CCAP en écrit ${listOf(known)}.`,
            ),
          ];
    }),
  );
  const withData = reference.flatMap((said) => {
    const lots = tender?.lots.filter(({ number }) => said.lot === null || String(number) === said.lot) ?? [];
    const planned = lots.flatMap(({ insertion }) => (insertion.quarterHours ? [String(insertion.quarterHours / 4)] : []));
    return planned.length === 0 || planned.includes(said.value)
      ? []
      : [
          hitOf(
            ccap,
            said,
            `CCAP : ${said.value} heures d’insertion${said.lot ? ` pour le lot ${said.lot}` : ''}, et la consultation en prévoit ${listOf(planned)}.`,
          ),
        ];
  });
  return [...between, ...withData, ...slices(pieces, ccap, tender)];
}

const sliceName = (value: string): string => {
  const [hoursDue = '', euros = ''] = value.split('/');
  return `${hoursDue} heures pour ${formatMoney(Number(euros) * 100)}`;
};

/** Hours by slice invoiced: the same ratio everywhere, and the one of the consultation. */
function slices(pieces: readonly PieceContent[], ccap: PieceContent, tender: TenderContent | null): Hit[] {
  const known = slicesIn(ccap);
  const values = known.map(({ value }) => value);
  const planned =
    tender?.lots.flatMap(({ insertion: { quarterHoursPerSlice, sliceCents } }) =>
      quarterHoursPerSlice && sliceCents ? [`${quarterHoursPerSlice / 4}/${sliceCents / 100}`] : [],
    ) ?? [];
  return [
    ...(values.length === 0
      ? []
      : others(pieces, ccap).flatMap((piece) =>
          slicesIn(piece)
            .filter(({ value }) => !values.includes(value))
            .map((said) => hitOf(piece, said, `${shortName(piece)} : ${sliceName(said.value)}, et le CCAP écrit ${listOf(values.map(sliceName))}.`)),
        )),
    ...(planned.length === 0
      ? []
      : known
          .filter(({ value }) => !planned.includes(value))
          .map((said) => hitOf(ccap, said, `CCAP : ${sliceName(said.value)}, et la consultation prévoit ${listOf(planned.map(sliceName))}.`))),
  ];
}

/** Categories opened in sentences about the publics of insertion. */
const publicsIn = ({ reading }: PieceContent): { category: string; said: Pick<Said, 'sentence' | 'matched'> }[] =>
  reading.sentences
    .filter(
      ({ folded, section, lead, heading }) =>
        !heading &&
        /\b(?:publics?|personnes|beneficiaires|eligib\w+)\b/.test(`${folded} ${lead} ${section}`) &&
        /\b(?:insertion|eloignee?s? de emploi|retour a emploi|eligib\w+|publics? (?:concernes?|vises?))\b/.test(`${folded} ${lead} ${section}`),
    )
    .flatMap((sentence) => categoriesOf(sentence.text).map((category) => ({ category, said: { sentence, matched: sentence.text.trim().slice(0, 200) } })));

function publics(pieces: readonly PieceContent[]): Hit[] {
  const ccap = ccapOf(pieces);
  const reference = ccap ? publicsIn(ccap).map(({ category }) => category) : [];
  if (!ccap || reference.length < 2) return [];
  return others(pieces, ccap)
    .filter(({ facts }) => facts.kind !== 'cctp')
    .flatMap((piece) => {
      const seen = new Set<string>();
      return publicsIn(piece)
        .filter(({ category }) => !reference.includes(category) && !seen.has(category) && seen.add(category))
        .map(({ category, said }) => hitOf(piece, said, `${shortName(piece)} cite un public absent du CCAP : ${category}.`));
    });
}

function penalties(pieces: readonly PieceContent[]): Hit[] {
  const written = pieces.flatMap((piece) => {
    const found = hourlyPenalty(piece.reading);
    return found ? [{ piece, found }] : [];
  });
  const reference = written.find(({ piece }) => piece.facts.kind === 'ccap') ?? written[0];
  return written
    .filter((other) => reference && other !== reference && other.found.cents !== reference.found.cents)
    .map(({ piece, found }) =>
      hitOf(
        piece,
        found,
        `${shortName(piece)} : pénalité de ${formatMoney(found.cents)} par heure, et ${reference ? `${shortName(reference.piece)} écrit ${formatMoney(reference.found.cents)}` : ''}.`,
      ),
    );
}

/** One clause, one article: the same piece cites two, or cites one where the CCAP speaks of something else. */
function articles(pieces: readonly PieceContent[]): Hit[] {
  const ccap = ccapOf(pieces);
  return pieces.flatMap((piece) =>
    CCAP_TOPICS.flatMap((topic): Hit[] => {
      const cited = ccapCitations(piece).filter((citation) => citation.topic.id === topic.id);
      const [first] = cited;
      if (!first) return [];
      const real = ccap && ccap !== piece ? articlesAbout(ccap, topic) : [];
      const wrong = real.length === 0 ? [] : cited.filter(({ value }) => !real.some((article) => isWithin(value, article) || isWithin(article, value)));
      if (wrong.length > 0)
        return wrong.map((citation) =>
          hitOf(piece, citation, `${shortName(piece)} renvoie à l’article ${citation.value} du CCAP pour ${topic.name}, qui est à l’article ${listOf(real)}.`),
        );
      const apart = cited.filter(({ value }) => !isWithin(value, first.value) && !isWithin(first.value, value));
      return apart
        .slice(0, 1)
        .map((citation) =>
          hitOf(piece, citation, `${shortName(piece)} renvoie à l’article ${first.value} puis à l’article ${citation.value} du CCAP pour ${topic.name}.`),
        );
    }),
  );
}

function lots(pieces: readonly PieceContent[], tender: TenderContent | null): Hit[] {
  const counts = pieces.flatMap((piece) => lotCountsIn(piece).map((said) => ({ piece, said })));
  const reference = tender && tender.lots.length > 1 ? String(tender.lots.length) : counts[0]?.said.value;
  const wrongCount = counts
    .filter(({ said }) => said.value !== reference)
    .map(({ piece, said }) => hitOf(piece, said, `${shortName(piece)} annonce ${said.value} lots, au lieu de ${reference ?? ''}.`));
  if (reference === undefined) return wrongCount;
  const last = tender && tender.lots.length > 1 ? Math.max(...tender.lots.map(({ number }) => number)) : Number(reference);
  const unknown = pieces.flatMap((piece) => {
    const seen = new Set<string>();
    return lotsNamedIn(piece)
      .filter(({ value }) => Number(value) > last && !seen.has(value) && seen.add(value))
      .map((said) => hitOf(piece, said, `${shortName(piece)} cite le lot ${said.value}, alors que la consultation en compte ${reference}.`));
  });
  return [...wrongCount, ...unknown];
}

export const CONTRADICTIONS: readonly Rule[] = [
  { ...base, id: 'X01', title: 'Volumes d’heures différents', explanation: EXPLANATION, proposal: 'Reprendre partout le volume du CCAP.', across: hours },
  {
    ...base,
    id: 'X02',
    title: 'Publics différents',
    explanation: EXPLANATION,
    proposal: 'Reprendre partout la liste du CCAP, ou y renvoyer.',
    across: publics,
  },
  {
    ...base,
    id: 'X03',
    title: 'Pénalités différentes',
    explanation: EXPLANATION,
    proposal: 'Écrire le montant une seule fois, au CCAP, et y renvoyer.',
    across: penalties,
  },
  {
    ...base,
    id: 'X04',
    title: 'Renvois à des articles différents',
    explanation: EXPLANATION,
    proposal: 'Corriger le renvoi : une clause, un article.',
    across: articles,
  },
  {
    ...base,
    id: 'X05',
    title: 'Lots différents',
    explanation: EXPLANATION,
    proposal: 'Accorder le nombre et la numérotation des lots dans toutes les pièces.',
    across: lots,
  },
];
